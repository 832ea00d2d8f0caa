/** One pass of a form's rules over one set of answers; the twin of `forms/evaluation.py`. */

import type {
  Answers,
  Choice,
  CompiledForm,
  Expr,
  Field,
  FieldState,
  FormContext,
  Localized,
  Value,
} from "./compiled";
import { evaluate, type Scope } from "./expression";
import { isRow, NOT_RIGHT, wrong } from "./shapes";
import {
  dateOfDays,
  finite,
  isEmpty,
  Nodes,
  type Raw,
  toBoolean,
  toNumber,
  toText,
  words,
} from "./values";

const MAX_ROWS = 200;

/** Where a field stands: the group around it and the repeat it belongs to. */
export interface Place {
  readonly field: Field;
  readonly around?: string;
  readonly repeat?: string;
}

/** A question, or one of its rows: `row` counts from 0 and is -1 outside repeats. */
export interface Question {
  readonly key: string;
  readonly name: string;
  readonly row: number;
}

type Rule = "required" | "readonly";

/** A form never changes, and its places are asked for at every keystroke. */
const known = new WeakMap<CompiledForm, Map<string, Place>>();

/** Every field of a form by name, in form order, groups before what they hold. */
function places(form: CompiledForm): Map<string, Place> {
  const kept = known.get(form);
  if (kept) return kept;
  const found = new Map<string, Place>();
  known.set(form, found);
  const walk = (fields: readonly Field[], outer: { around?: string; repeat?: string }) => {
    for (const field of fields) {
      found.set(field.name, { field, ...outer });
      const repeat = field.type === "repeat" ? { repeat: field.name } : {};
      walk(field.fields ?? [], { ...outer, around: field.name, ...repeat });
    }
  };
  walk(form.fields, {});
  return found;
}

/** The rules of `form` over `answers`; values are worked out when asked for, once. */
export class Evaluation {
  readonly places: ReadonlyMap<string, Place>;
  readonly answers: Answers;
  readonly context: FormContext;
  readonly #form: CompiledForm;
  readonly #values = new Map<string, Value>();
  readonly #relevant = new Map<string, boolean>();

  constructor(form: CompiledForm, answers: Answers, context: FormContext) {
    this.#form = form;
    this.answers = answers;
    this.context = context;
    this.places = places(form);
  }

  /** Every question and row, in form order. */
  questions(): Question[] {
    const found: Question[] = [];
    for (const [name, { field, repeat }] of this.places) {
      if (repeat) continue;
      found.push({ key: name, name, row: -1 });
      if (field.type !== "repeat") continue;
      const [count, names] = [this.rowCount(name), this.inside(name)];
      for (let row = 0; row < count; row++) {
        for (const inside of names)
          found.push({ key: `${name}.${row}.${inside}`, name: inside, row });
      }
    }
    return found;
  }

  /** The names of what stands in a repeat. */
  inside(repeat: string): string[] {
    return [...this.places].filter(([, place]) => place.repeat === repeat).map(([name]) => name);
  }

  /** The field of that name; an empty note where there is none. */
  field(name: string): Field {
    return this.places.get(name)?.field ?? { name, type: "note", label: { zh: "", en: "" } };
  }

  /** How many rows a repeat has: as its count says, else as many as were added. */
  rowCount(repeat: string): number {
    const { count } = this.field(repeat);
    if (count === undefined) return this.#givenRows(repeat).length;
    const number = toNumber(this.evaluate(count, repeat, -1));
    return number > 0 ? Math.floor(Math.min(MAX_ROWS, number)) : 0;
  }

  #givenRows(repeat: string): readonly Value[] {
    const rows = this.answers[repeat];
    return Array.isArray(rows) ? (rows as readonly Value[]).slice(0, MAX_ROWS) : [];
  }

  #given(name: string, row: number): Value {
    if (row < 0) return this.answers[name] ?? null;
    const answers: unknown = this.#givenRows(this.places.get(name)?.repeat ?? "")[row];
    return isRow(answers) ? (answers[name] ?? null) : null;
  }

  /** Whether a question is asked: it and all groups around it are relevant. */
  relevant(name: string, row: number): boolean {
    const key = `${row}.${name}`;
    let found = this.#relevant.get(key);
    if (found === undefined) {
      found = this.#isRelevant(name, row);
      this.#relevant.set(key, found);
    }
    return found;
  }

  #isRelevant(name: string, row: number): boolean {
    const around = this.places.get(name)?.around;
    if (around && !this.relevant(around, this.places.get(around)?.repeat ? row : -1)) return false;
    const { off, relevant } = this.field(name);
    if (off) return false;
    return relevant === undefined || toBoolean(this.evaluate(relevant, name, row));
  }

  /** The answer that counts: calculated, or given while relevant; null when there is none. */
  value(name: string, row: number): Value {
    const key = `${row}.${name}`;
    let value = this.#values.get(key);
    if (value === undefined) {
      const field = this.field(name);
      value = this.relevant(name, row) ? this.#given(name, row) : null;
      if (field.calculate !== undefined && this.relevant(name, row)) {
        this.#values.set(key, value);
        value = cast(field, this.evaluate(field.calculate, name, row));
      }
      this.#values.set(key, value);
    }
    return value;
  }

  /** The value of one of the rules of `name`; `choice` is the one under test. */
  evaluate(expr: Expr, name: string, row: number, choice?: Choice): Raw {
    return evaluate(expr, this.#scope(name, row, choice));
  }

  #scope(name: string, row: number, choice?: Choice): Scope {
    return {
      context: this.context,
      position: row + 1,
      own: () => readable(this.value(name, row)),
      answer: (other) => {
        const place = this.places.get(other);
        return place ? readable(this.value(other, place.repeat ? row : -1)) : "";
      },
      rows: (repeat, other) => this.#rows(repeat, other),
      last: (other) => this.#last(this.field(name), other),
      column: (column) => (column === "name" ? choice?.value : choice?.columns?.[column]) ?? "",
      choiceName: (other, value) => this.#choiceName(other, value),
    };
  }

  #rows(repeat: string, name: string | undefined): Nodes {
    const count = this.relevant(repeat, -1) ? this.rowCount(repeat) : 0;
    const rows = Array.from({ length: count }, (_, row) => row);
    if (name === undefined) return new Nodes(rows.map(() => ""));
    const asked = rows.filter((row) => this.relevant(name, row));
    return new Nodes(asked.map((row) => readable(this.value(name, row))));
  }

  #last(field: Field, name: string): Raw {
    const matches = (answers: Answers) =>
      (field.lastBy ?? []).every((key) => same(answers[key], this.value(key, -1)));
    return readable(this.context.earlier?.find(matches)?.[name] ?? null);
  }

  #choiceName(name: string, value: string): string {
    const found = this.#listed(this.field(name)).find((choice) => choice.value === value);
    return found?.label[this.context.language] ?? "";
  }

  /** What the rules say about a question. */
  state(name: string, row: number): FieldState {
    const relevant = this.relevant(name, row);
    const field = this.field(name);
    return {
      relevant,
      required: relevant && this.#holds("required", name, row),
      readonly: relevant && (field.calculate !== undefined || this.#holds("readonly", name, row)),
      choices: relevant ? this.#choices(field, row) : [],
      error: relevant ? this.#error(field, row) : null,
    };
  }

  #holds(rule: Rule, name: string, row: number): boolean {
    const expr = this.field(name)[rule];
    return expr !== undefined && toBoolean(this.evaluate(expr, name, row));
  }

  #error(field: Field, row: number): Localized | null {
    const { name, list, constraint } = field;
    const value = this.value(name, row);
    if (isEmpty(value)) return null;
    const found = wrong(field, value, typeof list === "string" ? this.#listed(field) : undefined);
    if (found || constraint === undefined) return found;
    return toBoolean(this.evaluate(constraint, name, row)) ? null : (field.message ?? NOT_RIGHT);
  }

  #listed({ list }: Field): readonly Choice[] {
    if (typeof list === "string") return this.#form.choices[list] ?? [];
    return list ? (this.context.items(list.source) as readonly Choice[]) : [];
  }

  #choices(field: Field, row: number): readonly Choice[] {
    const { filter, name } = field;
    const listed = this.#listed(field);
    if (filter === undefined) return listed;
    const chosen: unknown = this.value(name, row);
    const isChosen = (value: string) =>
      Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
    return listed.filter(
      (choice) => isChosen(choice.value) || toBoolean(this.evaluate(filter, name, row, choice)),
    );
  }
}

/** An answer as expressions read it: what is empty, blank or an object is "". */
function readable(value: Value): Raw {
  return isEmpty(value) || isRow(value) ? "" : value;
}

/** Whether two answers are the same; all kinds of empty are. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  return (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);
}

/** A calculated value as an answer of the field's type; null for nothing. */
export function cast({ type }: Field, raw: Raw): Value {
  const value = raw instanceof Nodes ? (raw.values[0] as Value | undefined) : raw;
  switch (type) {
    case "integer":
    case "decimal":
    case "range":
      return finite(toNumber(value));
    case "select_multiple":
    case "rank": {
      const chosen = Array.isArray(value) ? value : words(value);
      return chosen.length ? chosen : null;
    }
    case "image":
      return Array.isArray(value) ? value : null;
    case "calculate":
    case "hidden":
      return typeof value === "number" ? finite(value) : toText(value) || null;
    case "date":
      return (typeof value === "number" ? dateOfDays(value) : toText(value)) || null;
    default:
      return toText(value) || null;
  }
}
