/** What a form asks and accepts; the twin of the server's `forms/rules.py`. */

import type { Answers, CompiledForm, FieldState, FormContext, FormState, Value } from "./compiled";
import { calculates, cast, Evaluation, type Question, same } from "./evaluation";
import { type Place, planOf } from "./plan";
import { isRow } from "./shapes";
import { isEmpty } from "./values";

export { PHOTOS, REQUIRED, textLimit } from "./shapes";

/** The state of every question for these answers. */
export function evaluateForm(
  form: CompiledForm,
  answers: Answers,
  context: FormContext,
): FormState {
  const run = new Evaluation(form, answers, context);
  const fields = new Map<string, FieldState>();
  const missing: string[] = [];
  const invalid: string[] = [];
  const questions = run.questions();
  for (const { key, place, row } of questions) {
    const state = run.state(place, row);
    fields.set(key, state);
    if (state.required && isEmpty(run.valueAt(place, row))) missing.push(key);
    if (state.error) invalid.push(key);
  }
  const made = questions.filter(({ place }) => calculates(place));
  return { fields, answers: withValues(run, made), missing, invalid };
}

/** The answers with the values that some questions have; the answers given stay as they are. */
function withValues(run: Evaluation, questions: readonly Pick<Question, "place" | "row">[]) {
  const answers = { ...run.answers };
  const rows = new Map<string, Answers[]>();
  for (const { place, row } of questions) {
    const target = row < 0 ? answers : rowOf(answers, rows, place.repeat?.name ?? "", row);
    const value = run.valueAt(place, row);
    if (value === null) delete target[place.name];
    else target[place.name] = value;
  }
  return answers;
}

/** A copy of one row, put in its place so that the rows given stay as they are. */
function rowOf(answers: Answers, copies: Map<string, Answers[]>, repeat: string, row: number) {
  let copied = copies.get(repeat);
  if (!copied) {
    copied = rowsOf(answers, repeat).map((each) => (isRow(each) ? { ...each } : each));
    copies.set(repeat, copied);
    answers[repeat] = copied;
  }
  while (copied.length <= row) copied.push({});
  const found = copied[row];
  if (isRow(found)) return found;
  const made: Answers = {};
  copied[row] = made;
  return made;
}

function rowsOf(answers: Answers, repeat: string): readonly Answers[] {
  const rows = answers[repeat];
  return Array.isArray(rows) ? (rows as readonly Answers[]) : [];
}

/**
 * The answers a new record starts with: the defaults, each seeing those before it. `last` stands in
 * for `context.earlier`.
 */
export function startAnswers(form: CompiledForm, context: FormContext, last?: Answers): Answers {
  const known = last ? { ...context, earlier: [last] } : context;
  const answers: Answers = {};
  for (const place of planOf(form).values()) {
    if (place.repeat || !place.rules.default) continue;
    const value = startValue(new Evaluation(form, answers, known), place, -1);
    if (value !== null) answers[place.name] = value;
  }
  return settled(form, answers, known);
}

/** The answers with one more row of a repeat, which starts with its defaults. */
export function addRow(
  form: CompiledForm,
  answers: Answers,
  repeat: string,
  context: FormContext,
): Answers {
  const rows = rowsOf(answers, repeat);
  const added: Answers = {};
  const grown = { ...answers, [repeat]: [...rows, added] };
  for (const place of planOf(form).get(repeat)?.inside ?? []) {
    if (!place.rules.default) continue;
    const value = startValue(new Evaluation(form, grown, context), place, rows.length);
    if (value !== null) added[place.name] = value;
  }
  return grown;
}

/**
 * The answers after `name` was given `value`: defaults made of it follow until written over, and
 * what it triggers is worked out.
 */
export function changeAnswer(
  form: CompiledForm,
  answers: Answers,
  name: string,
  value: Value,
  context: FormContext,
): Answers {
  const changed: Answers = { ...answers, [name]: value };
  const before = new Evaluation(form, answers, context);
  let after = new Evaluation(form, changed, context);
  for (const place of planOf(form).values()) {
    const { field, repeat, name: other } = place;
    if (other === name || repeat || !Array.isArray(field.default)) continue;
    const was = startValue(before, place, -1);
    const is = startValue(after, place, -1);
    if (same(was, is) || !same(changed[other], was)) continue;
    changed[other] = is;
    after = new Evaluation(form, changed, context);
  }
  return settled(form, triggered(form, before, changed), context);
}

function startValue(run: Evaluation, place: Place, row: number): Value {
  return cast(place.field, run.evaluate(place.field.default ?? "", place.name, row));
}

/** The answers after the calculations whose triggers have another value than `before`. */
function triggered(form: CompiledForm, before: Evaluation, answers: Answers): Answers {
  let changed = answers;
  for (const place of planOf(form).values()) {
    if (!place.field.trigger) continue;
    const after = new Evaluation(form, changed, before.context);
    const rows = place.repeat ? Math.min(...[before, after].map(countOf(place.repeat))) : 0;
    const numbers = place.repeat ? Array.from({ length: rows }, (_, row) => row) : [-1];
    const due = numbers.filter((row) => isTriggered(place, before, after, row));
    changed = calculated(after, place, due);
  }
  return changed;
}

function countOf({ name }: Place): (run: Evaluation) => number {
  return (run) => run.rowCount(name);
}

function isTriggered(place: Place, before: Evaluation, after: Evaluation, row: number): boolean {
  return (place.field.trigger ?? []).some((name) => {
    const at = after.places.get(name)?.repeat ? row : -1;
    return !same(before.value(name, at), after.value(name, at));
  });
}

/** The answers with a triggered calculation done in some rows. */
function calculated(run: Evaluation, place: Place, rows: readonly number[]): Answers {
  if (!rows.length) return run.answers;
  const answers = { ...run.answers };
  const copies = new Map<string, Answers[]>();
  for (const row of rows) {
    const target = row < 0 ? answers : rowOf(answers, copies, place.repeat?.name ?? "", row);
    target[place.name] = cast(
      place.field,
      run.evaluate(place.field.calculate ?? "", place.name, row),
    );
  }
  return answers;
}

/** The answers with the rows that a count asks for begun, and with what is worked out only once. */
function settled(form: CompiledForm, answers: Answers, context: FormContext): Answers {
  let grown = answers;
  const places = [...planOf(form).values()];
  for (const { name, rules, inside } of places) {
    if (!rules.count || !inside.some((each) => each.rules.default)) continue;
    const missing =
      new Evaluation(form, grown, context).rowCount(name) - rowsOf(grown, name).length;
    for (let row = 0; row < missing; row++) grown = addRow(form, grown, name, context);
  }
  if (!places.some(({ keeps }) => keeps)) return grown;
  const run = new Evaluation(form, grown, context);
  const first = ({ place, row }: Question) => place.keeps && !isEmpty(run.valueAt(place, row));
  return withValues(run, run.questions().filter(first));
}

/** The answers worth keeping: without empty ones and those to questions no longer asked. */
export function finalAnswers(form: CompiledForm, answers: Answers, context: FormContext): Answers {
  const run = new Evaluation(form, answers, context);
  const kept: Answers = {};
  for (const [name, value] of Object.entries(answers)) {
    if (!run.places.has(name)) kept[name] = value;
  }
  for (const [name, place] of run.places) {
    const { field, repeat } = place;
    if (repeat || holdsNothing(field.type)) continue;
    const value = field.type === "repeat" ? finalRows(run, place) : run.valueAt(place, -1);
    if (!isEmpty(value)) kept[name] = value;
  }
  return kept;
}

function finalRows(run: Evaluation, { name, inside }: Place): readonly Answers[] {
  const kept = inside.filter(({ field }) => !holdsNothing(field.type));
  return Array.from({ length: run.askedRows(name) }, (_, row) => {
    const answered = kept.filter((place) => !isEmpty(run.valueAt(place, row)));
    return Object.fromEntries(answered.map((place) => [place.name, run.valueAt(place, row)]));
  });
}

function holdsNothing(type: string): boolean {
  return type === "group" || type === "note";
}
