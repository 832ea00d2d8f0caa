/** What the office's views answer: the shapes of /api/views/*, as the pages read them. */

import type { Fields } from "@daybook/sync";

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type SchoolState = "logged" | "quiet" | "not-heard" | "not-expected";

export interface WeekMark {
  readonly week: number;
  /** Monday of the week, "YYYY-MM-DD". */
  readonly from: string;
  readonly state: SchoolState;
  readonly count: number;
}

export interface SchoolRow {
  readonly id: string;
  readonly name: Words;
  readonly type: string;
  readonly parent: string | null;
  /** Records of this term. */
  readonly records: number;
  readonly records_30d: number;
  readonly people: number;
  /** Last successful sync of anybody of the school, ms since 1970. */
  readonly heard: number | null;
  readonly state: SchoolState;
  readonly weeks: readonly WeekMark[];
  /** What waits to be settled there, what presses most first. */
  readonly open: readonly OpenCount[];
  /** The longest silence among the school's people, ms since 1970. */
  readonly oldest_unheard: number | null;
}

export type OpenKind = "problem" | "correction" | "held";

export interface OpenCount {
  readonly kind: OpenKind;
  readonly count: number;
  /** Days that the oldest has waited. */
  readonly age: number;
}

export interface TermSpan {
  readonly id: string;
  readonly name: Words;
  readonly from: string;
  readonly to: string;
  /** Monday of school week 1. */
  readonly week1: string;
}

export interface OverviewAnswer {
  readonly items: readonly SchoolRow[];
  /** What the numbers leave out, in a sentence. */
  readonly missing: { readonly words: Words };
  readonly term: TermSpan | null;
  readonly terms: readonly TermSpan[];
  /** Places under which several of the schools lie, for choosing one. */
  readonly townships: readonly PlaceRef[];
}

export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

export interface PlaceRef {
  readonly id: string;
  readonly name: Words;
}

export interface RecordRow {
  readonly rid: string;
  readonly form: string;
  readonly form_version: number;
  readonly title: Words;
  readonly date: string;
  readonly week: number | null;
  readonly school: PlaceRef;
  readonly class: PlaceRef | null;
  readonly person: PersonRef;
  readonly summary: Words;
  readonly photos: number;
  readonly received: number;
  readonly edited: boolean;
}

export interface RecordsAnswer {
  readonly items: readonly RecordRow[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** Further ones that are counted and read inside their schools only; not in answers kept long ago. */
  readonly inside?: number;
}

export interface AnswerRow {
  readonly name: string;
  readonly label: Words;
  readonly type: string;
  readonly value: unknown;
  readonly display: Words;
  /** The value is withheld from this reader: children's names, notes on families. */
  readonly hidden?: boolean;
}

export interface PhotoRow {
  readonly sha256: string;
  readonly thumb: string | null;
  readonly w: number;
  readonly h: number;
}

/** A voice note or a document. */
export interface FileRow {
  readonly sha256: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly name: string | null;
  /** The question that it answers. */
  readonly label: Words;
}

export interface Change {
  readonly label: Words;
  readonly before: Words | null;
  readonly after: Words | null;
}

export interface HistoryStep {
  /** When it was written, by the phone's clock. */
  readonly at: number;
  readonly received: number;
  readonly by: PersonRef;
  readonly kind: "put" | "set" | "del" | "act";
  readonly changes: readonly Change[];
  /** Values that met another edit: `before` is the value that gave way, `after` the one kept. */
  readonly merged: readonly Change[];
  /** Of a step that was held at first: who let it pass. */
  readonly decided: {
    readonly state: HeldState;
    readonly at: number;
    readonly by: PersonRef | null;
  } | null;
}

export interface RecordAnswer extends Omit<RecordRow, "photos"> {
  readonly entered: number;
  readonly deleted: boolean;
  readonly answers: readonly AnswerRow[];
  /** Answers to questions that its version of the form does not ask; not in answers kept long ago. */
  readonly earlier?: readonly AnswerRow[];
  readonly photos: readonly PhotoRow[];
  /** Not in answers kept long ago. */
  readonly files?: readonly FileRow[];
  readonly history: readonly HistoryStep[];
}

export interface FiltersAnswer {
  readonly schools: readonly PlaceRef[];
  readonly forms: readonly { readonly id: string; readonly title: Words }[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly school: string;
  }[];
}

export type HeldState = "open" | "returned" | "accepted" | "corrected" | "replaced" | "withdrawn";

export type HeldAct = "accept" | "correct" | "return";

/** A question, what would be written there, and what stands there now. */
export interface Written {
  readonly name: string;
  readonly label: Words;
  readonly display: Words;
  readonly before: Words | null;
}

export interface HeldRow {
  readonly mid: string;
  readonly rid: string;
  /** The id of its record, where there is one. */
  readonly record: string | null;
  readonly change: "put" | "set" | "del" | "act";
  readonly state: HeldState;
  readonly note: string | null;
  readonly by: PersonRef | null;
  readonly at: number | null;
  /** What this reader may do now. */
  readonly can: readonly HeldAct[];
  readonly reason: string;
  /** Why, in words, where the server has more to say than the reason alone. */
  readonly words: Words | null;
  readonly title: Words | null;
  readonly date: string | null;
  readonly school: PlaceRef | null;
  readonly person: PersonRef;
  readonly own: boolean;
  readonly received: number;
  readonly written: readonly Written[];
  readonly corrected: readonly Written[];
}

export interface HeldAnswer {
  readonly items: readonly HeldRow[];
  /** Older ones are left out. */
  readonly more: boolean;
}

/** One held entry with what a correction needs. */
export interface HeldOne extends HeldRow {
  readonly form: readonly [id: string, version: number] | null;
  readonly fields: Fields;
  /** The record as it would be. */
  readonly body: Fields;
  readonly faults: Readonly<Record<string, Words>>;
}
