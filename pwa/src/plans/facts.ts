/** What counting needs of each record, by the questions of its form: ids and choices, never words. */

import { isId } from "@daybook/sync";
import type { Answers, CompiledForm, Field, Value } from "../forms/compiled";
import { OF_CHILDREN } from "../forms/sources";
import type { RecordView } from "../models/records";
import type { Fact } from "./targets/shapes";

const NUMBERS = new Set(["integer", "decimal", "range"]);
const TOLD = new Set(["date", "acknowledge"]);
/** How such an answer begins that stands for a child who may not be named. */
const UNNAMED = "unnamed-";

/** A record does not change once it is read, and a plan asks for it again and again. */
const known = new WeakMap<RecordView, Fact>();

/** The fact of a finished record, made once; the twin of the server's `records/facts.py`. */
export function factOf(record: RecordView, form: CompiledForm): Fact {
  const found = known.get(record) ?? madeFrom(record, form);
  known.set(record, found);
  return found;
}

function madeFrom(record: RecordView, form: CompiledForm): Fact {
  const { rid, date: day, author: person, school, answers } = record;
  const found: Findings = { choices: {}, refs: {}, numbers: {}, named: new Map() };
  read(found, form, form.fields, answers);
  const of = (source: string) => [...(found.named.get(source) ?? [])];
  const classes = of("classes");
  return {
    rid,
    form: record.form,
    day,
    person,
    school: school ?? "",
    class: record.class ?? classes[0] ?? null,
    classes,
    pair: of("pairs")[0] ?? null,
    children: [...new Set([...OF_CHILDREN].flatMap(of))],
    schools: of("places"),
    choices: found.choices,
    refs: found.refs,
    numbers: found.numbers,
  };
}

/** What the answers of one record name. */
interface Findings {
  readonly choices: Record<string, string[]>;
  readonly refs: Record<string, string[]>;
  readonly numbers: Record<string, number>;
  /** The ids chosen from each list kept outside the form. */
  readonly named: Map<string, Set<string>>;
}

function read(
  found: Findings,
  form: CompiledForm,
  fields: readonly Field[],
  answers: Answers,
): void {
  for (const field of fields) {
    const { name, type, fields: inside = [] } = field;
    const value = answers[name];
    if (type === "group") read(found, form, inside, answers);
    else if (type !== "repeat") tell(found, form, field, value);
    else if (Array.isArray(value)) {
      for (const row of value as readonly Answers[]) read(found, form, inside, row);
    }
  }
}

function tell(found: Findings, form: CompiledForm, field: Field, value: Value | undefined): void {
  const { name, type, list } = field;
  if (typeof value === "number" && NUMBERS.has(type)) found.numbers[name] ??= value;
  for (const one of textsIn(value)) {
    if (typeof list === "object") {
      if (!isId(one) || one.startsWith(UNNAMED)) continue;
      append(found.refs, name, one);
      found.named.set(list.source, (found.named.get(list.source) ?? new Set()).add(one));
    } else if (TOLD.has(type) || form.choices[list ?? ""]?.some((each) => each.value === one)) {
      append(found.choices, name, one);
    }
  }
}

function append(to: Record<string, string[]>, name: string, value: string): void {
  const values = to[name];
  if (values) values.push(value);
  else to[name] = [value];
}

function textsIn(value: Value | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).filter((each) => typeof each === "string");
}
