/** What the names in one rule of one question mean; the twin of `forms/engine/standpoint.py`. */

import type { Answers, Choice, Value } from "./compiled";
import type { Evaluation } from "./evaluation";
import type { Scope } from "./expression";
import type { Place } from "./plan";
import { isRow } from "./shapes";
import { isEmpty, type Nodes, type Raw } from "./values";

/**
 * The scope of one rule: a question, its row, and the choice under test if there is one.
 *
 * There is one for every question at every keystroke: its fields are not `#private`, which the
 * oldest browsers would have to look up in tables.
 */
export class Standpoint implements Scope {
  private readonly run: Evaluation;
  private readonly place: Place;
  private readonly row: number;
  private readonly choice: Choice | undefined;
  readonly itemPosition: number;

  constructor(run: Evaluation, place: Place, row: number, choice?: Choice, itemPosition = 0) {
    this.run = run;
    this.place = place;
    this.row = row;
    this.choice = choice;
    this.itemPosition = itemPosition;
  }

  get form() {
    return this.run.form;
  }

  get context() {
    return this.run.context;
  }

  get position() {
    return this.row + 1;
  }

  own(): Raw {
    return readable(this.run.valueAt(this.place, this.row));
  }

  answer(name: string): Raw {
    const place = this.run.places.get(name);
    return place ? readable(this.run.valueAt(place, place.repeat ? this.row : -1)) : "";
  }

  rows(repeat: string, name?: string): Nodes {
    return this.run.rows(repeat, name);
  }

  at(repeat: string, name: string, row: number): Raw {
    const place = this.run.places.get(name);
    if (!place || row >= this.run.askedRows(repeat)) return "";
    return readable(this.run.valueAt(place, row));
  }

  last(name: string): Raw {
    const keys = this.place.field.lastBy ?? [];
    const matches = (answers: Answers) =>
      keys.every((key) => same(answers[key], this.run.value(key, -1)));
    return readable(this.context.earlier?.find(matches)?.[name] ?? null);
  }

  items(source: string): readonly Choice[] {
    return this.form.choices[source] ?? (this.context.items(source) as readonly Choice[]);
  }

  withItem(item: Choice, position: number): Scope {
    return new Standpoint(this.run, this.place, this.row, item, position);
  }

  column(name: string): Raw {
    const { columns, label, value = "" } = this.choice ?? {};
    if (name === "name") return value;
    const called = name === "label" ? label?.[this.context.language] : undefined;
    return columns?.[name] ?? called ?? "";
  }

  choiceName(name: string, value: string): string {
    const place = this.run.places.get(name);
    const found = place && this.run.listed(place).find((choice) => choice.value === value);
    return found?.label[this.context.language] ?? "";
  }
}

/** An answer as expressions read it: what is empty, blank or an object is "". */
export function readable(value: Value): Raw {
  return isEmpty(value) || isRow(value) ? "" : value;
}

/** Whether two answers are the same; all kinds of empty are. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);
}
