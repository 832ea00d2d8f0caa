/** What the server says of forms: the shapes of /api/forms, as the office's pages read them. */

import type { CompiledForm, FormRole } from "../forms/compiled";
import type { PersonRef, Words } from "./office-shapes";

/** Open to new records; closed, so that what was begun is finished; not on phones at all. */
export type FormState = "open" | "closed" | "off";

/** What a form asks of people: seconds of its first screen, minutes a week by role. */
export interface Burden {
  readonly seconds: number;
  /** The most seconds its first screen should take. */
  readonly budget: number | null;
  readonly minutes_per_week: Readonly<Partial<Record<FormRole, number>>>;
}

export interface FormRow {
  readonly id: string;
  readonly title: Words;
  readonly version: number;
  readonly layer: "register" | "entry";
  readonly visibility: "V1" | "V2" | "V3";
  readonly state: FormState;
  /** Why it is off until an office switches it on; then a ground is asked for. */
  readonly reason: Words | null;
  /** On what ground it was switched on. */
  readonly basis: string | null;
  /** Milliseconds since 1970. */
  readonly published_at: number;
  readonly records: number;
  readonly burden: Burden;
  readonly source: "built-in" | "own";
  /** The program brought another version, which the county's own one holds back. */
  readonly newer_built_in: boolean;
}

/** What all open forms take of a person's week, and the most they may. */
export interface RoleMinutes {
  readonly role: FormRole;
  readonly minutes: number;
  readonly budget: number;
}

export interface FormsAnswer {
  readonly items: readonly FormRow[];
  readonly burden: readonly RoleMinutes[];
  /** Whether this person uploads, publishes and switches forms. */
  readonly can_change: boolean;
}

export interface FormVersionRow {
  readonly version: number;
  readonly published_at: number;
  /** Null for what came with the program. */
  readonly published_by: PersonRef | null;
  readonly records: number;
}

/** One form: what its list says of it, one version in full, and all its versions, newest first. */
export interface FormAnswer extends FormRow {
  readonly form: CompiledForm;
  readonly versions: readonly FormVersionRow[];
  readonly can_change: boolean;
}

/** Something about a place in a workbook; rows count as the spreadsheet does. */
export interface FormNote {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly sentence: Words;
}

/** One thing that a new version changes; `name` is the question's, null for the form's own. */
export interface FormChange {
  readonly kind: string;
  readonly name: string | null;
  readonly words: Words;
}

/** A role's minutes a week over all open forms, against what such a person should spend. */
export interface MeterRow {
  readonly role: FormRole;
  readonly before: number;
  readonly after: number;
  readonly budget: number;
}

export interface CheckAnswer {
  readonly form: CompiledForm;
  /** The number it gets when it is published. */
  readonly version: number;
  /** The workbook's own number. */
  readonly wished: number;
  /** The newest published version; null for a new form. */
  readonly before: number | null;
  /** It asks exactly what the newest version asks. */
  readonly same: boolean;
  readonly state: FormState;
  readonly digest: string;
  readonly notes: readonly FormNote[];
  readonly changes: readonly FormChange[];
  readonly burden: Burden & {
    readonly seconds_before: number | null;
    readonly roles: readonly MeterRow[];
  };
  readonly affected: {
    readonly phones: number;
    readonly drafts: number;
    /** Phones with a draft. */
    readonly writers: number;
  };
}
