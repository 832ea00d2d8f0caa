/**
 * The shapes of targets, of the world they are counted in, and of what counting says.
 *
 * All of them are JSON, days are "YYYY-MM-DD", numbers are whole. The server's `shapes.py` is the
 * twin and says more of each.
 */

/** For whom a target has a line of its own. */
export type Each =
  | "person"
  | "class"
  | "child"
  | "pair"
  | "placement"
  | "school"
  | "link"
  | "lesson";

/** How often the count begins anew. */
export type Every = "once" | "placement" | "term" | "month" | "week" | "year";

/** How a line stands today. */
export type State = "done" | "on_pace" | "behind" | "ahead_of_time" | "not_expected";

/** Choices by question. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** Records that list the lessons of a week: their form, and its questions. */
export interface Planned {
  readonly form: string;
  readonly weekday: string;
  readonly since: string;
}

/** What is counted: records of a form, or placements of some types. */
export interface Count {
  readonly form?: string;
  /** The answers to each of these questions hold one of these choices. */
  readonly where?: Where;
  /** Questions that are not answered, such as why a lesson was not given. */
  readonly without?: readonly string[];
  /** Only different ones count: children ("child"), authors ("person"), or choices of a question. */
  readonly different?: string;
  /** With `different`: the question for how many more there were without a name. */
  readonly unnamed?: string;
  /** Only records that name another by this question; for each lesson: that lesson. */
  readonly linked?: string;
  /** Only records that another one names, by its question. */
  readonly linked_by?: { readonly form: string; readonly question: string };
  /** The date question that tells for which day a record counts, in place of its own day. */
  readonly on?: string;
  /** With `share`: the percentage is of the lessons that these records list. */
  readonly planned?: Planned;
  /** Types of placements, counted by different people in place of records. */
  readonly placements?: readonly string[];
}

/** Only those of `each` to whom this applies; lessons are records of `form` with `where`. */
export interface Of {
  readonly tier?: readonly string[];
  readonly role?: readonly string[];
  readonly type?: readonly string[];
  readonly categories?: readonly string[];
  readonly form?: string;
  readonly where?: Where;
}

/** How many of what, for whom, how often. */
export interface Target {
  readonly id: string;
  readonly code?: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly count: Count;
  readonly each: Each;
  readonly of?: Of;
  /** A number, or one by type of placement, tier or role ("other" for all else); 1 if left out. */
  readonly need?: number | Readonly<Record<string, number>>;
  /** Percent, or percent by size of the class: "under 30", "to 50", "over 50". */
  readonly share?: number | Readonly<Record<string, number>>;
  readonly every?: Every;
  /** In place of `every`: the newest record is no older. */
  readonly within_days?: number;
  /** Only these school weeks of a term. */
  readonly weeks?: readonly number[];
}

/** A term: its days, the Monday of week 1, and the first and last day of each holiday. */
export interface Term {
  readonly from: string;
  readonly to: string;
  readonly week1: string;
  readonly holidays: readonly (readonly [string, string])[];
}

/** One of those for whom is counted, with the keys that its kind has. */
export interface Subject {
  readonly id: string;
  /** Its first and last day, where it has them. */
  readonly since?: string | null;
  readonly until?: string | null;
  readonly tier?: string | null;
  readonly role?: string | null;
  /** Of a child. */
  readonly class?: string | null;
  /** Of a class its school, of a placement the host. */
  readonly school?: string;
  readonly size?: number;
  readonly categories?: readonly string[];
  readonly person?: string;
  readonly home?: string | null;
  readonly type?: string;
  /** Of a link: the supporting school and the aided one. */
  readonly schools?: readonly string[];
}

/** One record as counting sees it: ids and choices, never words. */
export interface Fact {
  readonly rid: string;
  readonly form: string;
  readonly day: string;
  /** Who wrote it, and where. */
  readonly person: string;
  readonly school: string;
  readonly class?: string | null;
  /** All its classes, when a question names several. */
  readonly classes?: readonly string[];
  readonly pair?: string | null;
  /** Left out when it is to be found by person, school and day. */
  readonly placement?: string | null;
  readonly children: readonly string[];
  /** The places that its questions name. */
  readonly schools: readonly string[];
  /** What was chosen, and the days of date questions; a repeat gives one value for each row. */
  readonly choices: Where;
  /** The records that are named. */
  readonly refs: Where;
  readonly numbers?: Readonly<Record<string, number>>;
}

/** All that is counted in; facts may be in any order. */
export interface World {
  readonly today: string;
  /** The first and last day of the plan. */
  readonly span: readonly [string, string];
  readonly terms: readonly Term[];
  readonly subjects: Partial<Record<Each, readonly Subject[]>>;
  readonly facts: readonly Fact[];
}

/** The days in which the next one is due, how many they have and how many they need. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly done: number;
  readonly need: number;
}

/** How far a target is for one subject. */
export interface Line {
  readonly target: string;
  readonly subject: { readonly kind: Each; readonly id: string };
  /** Never more than `expected`; `extra` are those that count beyond it. */
  readonly done: number;
  readonly expected: number;
  /** How many of `expected` should be done by today. */
  readonly due: number;
  readonly extra: number;
  /**
   * The day by which the next one is due: the last of `period`, or the day on which the newest
   * record becomes too old, which may have passed.
   */
  readonly next: string | null;
  /** Days since the newest record. */
  readonly age: number | null;
  /** The days, running or to come, that still lack one. */
  readonly period: Period | null;
  readonly state: State;
  /** The records behind the numbers, newest first; of placements, their ids. */
  readonly rids: readonly string[];
}

/** Several lines as one; `pace` is where `due` stands between 0 and `expected`, from 0 to 1. */
export interface Summary {
  readonly done: number;
  readonly expected: number;
  readonly due: number;
  readonly pace: number;
  readonly state: State;
}
