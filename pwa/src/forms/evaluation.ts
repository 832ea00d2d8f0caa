/** One pass of a form's rules over one set of answers; the twin of `forms/engine/evaluation.py`. */

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
import { compiled } from "./expression";
import { type Place, planOf } from "./plan";
import { isRow, NOT_RIGHT, wrong } from "./shapes";
import { readable, Standpoint } from "./standpoint";
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

export { same } from "./standpoint";

const MAX_ROWS = 200;

/** A question, or one of its rows: `row` counts from 0 and is -1 outside repeats. */
export interface Question {
  readonly key: string;
  readonly place: Place;
  readonly row: number;
}

/**
 * The rules of `form` over `answers`; values are worked out when asked for, once.
 *
 * Thousands of values are asked for at a keystroke: the fields are not `#private`, which the oldest
 * browsers would have to look up in tables.
 */
export class Evaluation {
  readonly form: CompiledForm;
  readonly places: ReadonlyMap<string, Place>;
  readonly answers: Answers;
  readonly context: FormContext;
  /** By the number of the place, then by the row. */
  private readonly known: Value[][] = [];
  private readonly asked: boolean[][] = [];
  private readonly columns = new Map<string, Nodes>();

  constructor(form: CompiledForm, answers: Answers, context: FormContext) {
    this.form = form;
    this.answers = answers;
    this.context = context;
    this.places = planOf(form);
  }

  /** Every question and row, in form order. */
  questions(): Question[] {
    const found: Question[] = [];
    for (const [name, place] of this.places) {
      if (place.repeat) continue;
      found.push({ key: name, place, row: -1 });
      const count = place.inside.length ? this.rowCount(name) : 0;
      for (let row = 0; row < count; row++) {
        for (const each of place.inside)
          found.push({ key: `${name}.${row}.${each.name}`, place: each, row });
      }
    }
    return found;
  }

  /** The field of that name; an empty note where there is none. */
  field(name: string): Field {
    return this.places.get(name)?.field ?? { name, type: "note", label: { zh: "", en: "" } };
  }

  /** How many rows a repeat has: as its count says, else as many as were added. */
  rowCount(repeat: string): number {
    const place = this.places.get(repeat);
    if (!place?.rules.count) return this.givenRows(repeat).length;
    const number = toNumber(place.rules.count(new Standpoint(this, place, -1)));
    return number > 0 ? Math.floor(Math.min(MAX_ROWS, number)) : 0;
  }

  /** How many rows a repeat has while it is asked. */
  askedRows(repeat: string): number {
    return this.relevant(repeat, -1) ? this.rowCount(repeat) : 0;
  }

  private givenRows(repeat: string): readonly Value[] {
    const rows = this.answers[repeat];
    return Array.isArray(rows) ? (rows as readonly Value[]).slice(0, MAX_ROWS) : [];
  }

  private given({ name, repeat }: Place, row: number): Value {
    if (row < 0 || !repeat) return this.answers[name] ?? null;
    const rows = this.answers[repeat.name];
    const answers: unknown = Array.isArray(rows) ? rows[row] : null;
    return isRow(answers) ? (answers[name] ?? null) : null;
  }

  /** Whether a question is asked: it and all groups around it are relevant. */
  relevant(name: string, row: number): boolean {
    const place = this.places.get(name);
    return !place || this.isAsked(place, row);
  }

  /** As `relevant`, of a place. */
  isAsked(place: Place, row: number): boolean {
    if (place.always) return true;
    const known = rowsIn(this.asked, place);
    const found = known[row + 1] ?? this.asks(place, row);
    known[row + 1] = found;
    return found;
  }

  private asks(place: Place, row: number): boolean {
    const { around, field, rules } = place;
    if (around && !this.isAsked(around, around.repeat ? row : -1)) return false;
    if (field.off) return false;
    return !rules.relevant || toBoolean(rules.relevant(new Standpoint(this, place, row)));
  }

  /** The answer that counts: calculated, or given while relevant; null when there is none. */
  value(name: string, row: number): Value {
    const place = this.places.get(name);
    return place ? this.valueAt(place, row) : null;
  }

  /** As `value`, of a place. */
  valueAt(place: Place, row: number): Value {
    const known = rowsIn(this.known, place);
    let value = known[row + 1];
    if (value === undefined) {
      const asked = this.isAsked(place, row);
      value = asked ? this.given(place, row) : null;
      if (asked && calculates(place)) {
        known[row + 1] = value;
        value = cast(place.field, place.rules.calculate?.(new Standpoint(this, place, row)));
      }
      known[row + 1] = value;
    }
    return value;
  }

  /** The value that an expression has as a rule of `name`. */
  evaluate(expr: Expr, name: string, row: number): Raw {
    const place = this.places.get(name);
    return place && compiled(expr)(new Standpoint(this, place, row));
  }

  /** The answers to a question in every row where it is asked, or the rows. */
  rows(repeat: string, name?: string): Nodes {
    const key = name ?? repeat;
    let found = this.columns.get(key);
    if (!found) {
      const rows = Array.from({ length: this.askedRows(repeat) }, (_, row) => row);
      const place = name === undefined ? null : this.places.get(name);
      const asked = place ? rows.filter((row) => this.isAsked(place, row)) : rows;
      found = new Nodes(asked.map((row) => (place ? readable(this.valueAt(place, row)) : "")));
      this.columns.set(key, found);
    }
    return found;
  }

  /** What the rules say about a question. */
  state(place: Place, row: number): FieldState {
    if (!this.isAsked(place, row)) return NOT_ASKED;
    const { required, readonly } = place.rules;
    const at = new Standpoint(this, place, row);
    return {
      relevant: true,
      required: required !== undefined && toBoolean(required(at)),
      readonly: calculates(place) || (readonly !== undefined && toBoolean(readonly(at))),
      choices: place.field.list === undefined ? NO_CHOICES : this.choices(place, at, row),
      error: this.error(place, at, row),
    };
  }

  private error(place: Place, at: Standpoint, row: number): Localized | null {
    const { choices, field, rules } = place;
    const value = this.valueAt(place, row);
    if (isEmpty(value)) return null;
    const found = wrong(field, value, choices);
    if (found || !rules.constraint || toBoolean(rules.constraint(at))) return found;
    return field.message ?? NOT_RIGHT;
  }

  /** The choices of a question, whatever its filter says. */
  listed({ choices, field: { list } }: Place): readonly Choice[] {
    if (choices || typeof list !== "object") return choices ?? NO_CHOICES;
    return this.context.items(list.source) as readonly Choice[];
  }

  private choices(place: Place, at: Standpoint, row: number): readonly Choice[] {
    const listed = this.listed(place);
    const { filter } = place.rules;
    if (!filter) return listed;
    const chosen: unknown = this.valueAt(place, row);
    const isChosen = (value: string) =>
      Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
    return listed.filter(
      (choice) => isChosen(choice.value) || toBoolean(filter(at.withItem(choice, 0))),
    );
  }
}

function rowsIn<T>(table: T[][], { index }: Place): T[] {
  const found = table[index] ?? [];
  table[index] = found;
  return found;
}

const NO_CHOICES: readonly Choice[] = [];
const NOT_ASKED: FieldState = {
  relevant: false,
  required: false,
  readonly: false,
  choices: NO_CHOICES,
  error: null,
};

/** Whether a question is worked out from the others at every change. */
export function calculates({ field, rules }: Place): boolean {
  return rules.calculate !== undefined && !field.trigger;
}

/** The value that a default has now; null for nothing. */
export function startValue(run: Evaluation, place: Place, row: number): Value {
  return cast(place.field, place.rules.default?.(new Standpoint(run, place, row)));
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
    case "audio":
    case "file":
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
