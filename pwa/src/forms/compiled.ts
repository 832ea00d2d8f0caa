/** The shape of a compiled form, of answers, and of what the rules say about them. */

export type Language = "zh" | "en";

export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/**
 * A file of a record: SHA-256 as 43 base64url characters, size in bytes, type, pixels, thumbnail;
 * of a document, how it was called.
 */
export interface FileRef {
  readonly $f: string;
  readonly n: number;
  readonly t: string;
  readonly w?: number;
  readonly h?: number;
  readonly th?: string;
  readonly name?: string;
}

/** One answer; absent, null, "" and [] all mean "not answered". */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | readonly FileRef[]
  | readonly Answers[];

/** Answers by question name. Groups do not nest; a repeat holds one `Answers` per row. */
export interface Answers {
  [name: string]: Value;
}

/** An expression tree: a literal, or an operator followed by its arguments. */
export type Expr = string | number | boolean | readonly Expr[];

export interface Choice {
  readonly value: string;
  readonly label: Localized;
  readonly icon?: string;
  /** Pictures beside the label: by kind, then by language, a file of the form. */
  readonly media?: Readonly<Record<string, Readonly<Record<string, FileRef>>>>;
  /** Further columns of the choices sheet, read by `filter`. */
  readonly columns?: Readonly<Record<string, string | number>>;
}

/** A list kept outside the form: `children`, `classes`, `people`, `places`, or one of records. */
export interface ExternalList {
  readonly source: string;
}

export type FieldType =
  | "text"
  | "integer"
  | "decimal"
  | "range"
  | "select_one"
  | "select_multiple"
  | "rank"
  | "date"
  | "time"
  | "dateTime"
  | "image"
  | "audio"
  | "file"
  | "geopoint"
  | "note"
  | "acknowledge"
  | "calculate"
  | "hidden"
  | "group"
  | "repeat";

/**
 * One question, group or repeat.
 *
 * Appearances in use: `chips`, `big` (icon buttons), `multiline` (a long text), `page` (photos of a
 * handwritten page that stand for the long text of the same name without `_page`), `typed` (an
 * external list that also takes free text), `signature`, `one-tap` (an acknowledge drawn as a
 * button that finishes the record), `stepper`, and `more` on the group of the second screen; `faces`
 * (a choice of three faces in a row), `rating` (a range as stars), `rubric` (a group whose
 * questions stand as lines of one table), `minutes` (a long text with a button that stamps the
 * time), and `instead` (a choice of why it did not take place: in every row of the batch screen a
 * button beside the one that says it did). A label may hold `${name}`, which stands for the answer
 * to that question in words.
 */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly label: Localized;
  readonly hint?: Localized;
  /** Name of a list in `CompiledForm.choices`, or a list kept outside the form. */
  readonly list?: string | ExternalList;
  /** Keeps the choices for which it is true; it may read `Choice.columns` by `["column", name]`. */
  readonly filter?: Expr;
  readonly required?: Expr;
  readonly requiredMessage?: Localized;
  readonly readonly?: Expr;
  readonly relevant?: Expr;
  readonly constraint?: Expr;
  readonly message?: Localized;
  readonly default?: Expr;
  /** Which earlier record `["last", name]` means in `default`: the newest with the same answers to these. */
  readonly lastBy?: readonly string[];
  readonly calculate?: Expr;
  readonly appearance?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Most photos of an image question. */
  readonly maxCount?: number;
  /** Most characters of a text question. */
  readonly maxLength?: number;
  readonly phrases?: readonly Localized[];
  /** Not asked until an office switches it on. */
  readonly off?: true;
  /** Whose part of the record it is; it is `off` for the author. */
  readonly by?: "partner" | "host" | "receiver" | "reviewer" | "head";
  /** Number of rows of a repeat; rows are added by hand when absent. */
  readonly count?: Expr;
  /** A calculation that runs only when the answer to one of these questions changes. */
  readonly trigger?: readonly string[];
  /** Pictures beside the label: by kind, then by language, a file of the form. */
  readonly media?: Readonly<Record<string, Readonly<Record<string, FileRef>>>>;
  /**
   * Asked in every row of the form's batch screen (true), or not at all there (false); the others
   * of the first screen are asked once above the rows.
   */
  readonly batch?: boolean;
  /** Of a group or repeat. */
  readonly fields?: readonly Field[];
}

/** Kinds of people whose forms differ. */
export type FormRole = "kindergarten" | "primary" | "subject" | "support" | "leader";

export interface CompiledForm {
  readonly id: string;
  readonly version: number;
  readonly title: Localized;
  /** Whose its records are; those of a pair are the school's where no pair is named. */
  readonly audience: "class" | "school" | "pair";
  readonly icon?: string;
  /** V1: linked schools; V2: the school, offices without children's names; V3: the class team. */
  readonly visibility?: "V1" | "V2" | "V3";
  /** A register is made once; entries are made often and name it. */
  readonly layer?: "register" | "entry";
  /** The form's place among a person's big buttons, from 1, by role. */
  readonly home?: Readonly<Partial<Record<FormRole, number>>>;
  /** How many records a person is expected to write in a week, by role. */
  readonly perWeek?: Readonly<Partial<Record<FormRole, number>>>;
  /** Seconds that the first screen may take. */
  readonly budget?: number;
  /** The question whose list becomes the rows of the batch screen. */
  readonly batch?: string;
  /** Why it reaches no phone until an office switches it on. */
  readonly off?: Localized;
  /** Set by the office when no new record may be begun; what was begun may be finished. */
  readonly closed?: true;
  readonly digest: string;
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  readonly fields: readonly Field[];
}

/** One row of an external list: its value, how it is called, and further columns. */
export interface ExternalItem {
  readonly value: string;
  readonly label: Localized;
  readonly columns?: Readonly<Record<string, string | number>>;
}

/** What the rules may know beyond the answers. */
export interface FormContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The date here, "YYYY-MM-DD". */
  readonly today: string;
  readonly language: Language;
  /** The zone of the clock, in minutes east of UTC; 0 when absent. */
  readonly offset?: number;
  /** Numbers from 0 up to 1; those of the browser when absent. */
  readonly random?: () => number;
  /** Who writes, and on what: `username` and `deviceid`. */
  readonly meta?: Readonly<Record<string, string>>;
  /** The name of `value` in the external list `source`; "" when unknown. */
  label(source: string, value: string): string;
  /**
   * The external lists by source. Besides those of questions, `profile` has one item with value
   * "me" and the columns `class`, `school`, `stage`, `placement` and `person` (the user's id).
   */
  items(source: string): readonly ExternalItem[];
  /** Answers of one's earlier records of this form, newest first. */
  readonly earlier?: readonly Answers[];
}

export interface FieldState {
  readonly relevant: boolean;
  readonly required: boolean;
  readonly readonly: boolean;
  /** What may be chosen now; a choice already made stays in it. Empty for other types. */
  readonly choices: readonly Choice[];
  /** What is wrong with the answer given; null also while nothing is given. */
  readonly error: Localized | null;
}

export interface FormState {
  /** By question name; inside a repeat by `repeat.0.name`, rows counted from 0. */
  readonly fields: ReadonlyMap<string, FieldState>;
  /** The answers after calculations. */
  readonly answers: Answers;
  /** Keys of `fields`, in form order: required, relevant and empty. */
  readonly missing: readonly string[];
  /** Keys of `fields`, in form order: answered and wrong. */
  readonly invalid: readonly string[];
}
