/** What a form asks and accepts; the twin of the server's `forms/rules.py`. */

import type { Answers, CompiledForm, FieldState, FormContext, FormState, Value } from "./compiled";
import { cast, Evaluation, same } from "./evaluation";
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
  for (const { key, name, row } of run.questions()) {
    const state = run.state(name, row);
    fields.set(key, state);
    if (state.required && isEmpty(run.value(name, row))) missing.push(key);
    if (state.error) invalid.push(key);
  }
  return { fields, answers: calculated(run), missing, invalid };
}

function calculated(run: Evaluation): Answers {
  const answers = { ...run.answers };
  for (const { key, name, row } of run.questions()) {
    if (run.field(name).calculate === undefined) continue;
    const target = row < 0 ? answers : rowOf(answers, key.slice(0, key.indexOf(".")), row);
    const value = run.value(name, row);
    if (value === null) delete target[name];
    else target[name] = value;
  }
  return answers;
}

/** A copy of one row, put in its place so that the rows given stay as they are. */
function rowOf(answers: Answers, repeat: string, row: number): Answers {
  const given = answers[repeat];
  const rows = Array.isArray(given) ? [...(given as readonly Answers[])] : [];
  while (rows.length <= row) rows.push({});
  const before: unknown = rows[row];
  const copy: Answers = isRow(before) ? { ...before } : {};
  rows[row] = copy;
  answers[repeat] = rows;
  return copy;
}

/**
 * The answers a new record starts with: the defaults, each seeing those before it. `last` stands in
 * for `context.earlier`.
 */
export function startAnswers(form: CompiledForm, context: FormContext, last?: Answers): Answers {
  const known = last ? { ...context, earlier: [last] } : context;
  const answers: Answers = {};
  for (const [name, { field, repeat }] of new Evaluation(form, answers, known).places) {
    if (repeat || field.default === undefined) continue;
    const value = startValue(form, answers, known, name);
    if (value !== null) answers[name] = value;
  }
  return answers;
}

/** The answers after `name` was given `value`; defaults made of it follow until written over. */
export function changeAnswer(
  form: CompiledForm,
  answers: Answers,
  name: string,
  value: Value,
  context: FormContext,
): Answers {
  const changed: Answers = { ...answers, [name]: value };
  for (const [other, { field, repeat }] of new Evaluation(form, answers, context).places) {
    if (other === name || repeat || !Array.isArray(field.default)) continue;
    const before = startValue(form, answers, context, other);
    const after = startValue(form, changed, context, other);
    if (!same(before, after) && same(changed[other], before)) changed[other] = after;
  }
  return changed;
}

function startValue(
  form: CompiledForm,
  answers: Answers,
  context: FormContext,
  name: string,
): Value {
  const run = new Evaluation(form, answers, context);
  const field = run.field(name);
  return cast(field, run.evaluate(field.default ?? "", name, -1));
}

/** The answers worth keeping: without empty ones and those to questions no longer asked. */
export function finalAnswers(form: CompiledForm, answers: Answers, context: FormContext): Answers {
  const run = new Evaluation(form, answers, context);
  const kept: Answers = {};
  for (const [name, value] of Object.entries(answers)) {
    if (!run.places.has(name)) kept[name] = value;
  }
  for (const [name, { field, repeat }] of run.places) {
    if (repeat || holdsNothing(field.type)) continue;
    const value = field.type === "repeat" ? finalRows(run, name) : run.value(name, -1);
    if (!isEmpty(value)) kept[name] = value;
  }
  return kept;
}

function finalRows(run: Evaluation, repeat: string): readonly Answers[] {
  const inside = run.inside(repeat).filter((name) => !holdsNothing(run.field(name).type));
  const count = run.relevant(repeat, -1) ? run.rowCount(repeat) : 0;
  return Array.from({ length: count }, (_, row) => {
    const answered = inside.filter((name) => !isEmpty(run.value(name, row)));
    return Object.fromEntries(answered.map((name) => [name, run.value(name, row)]));
  });
}

function holdsNothing(type: string): boolean {
  return type === "group" || type === "note";
}
