/** What a form asks and accepts; the twin of the server's `forms/engine/rules.py`. */

import type { Answers, CompiledForm, FieldState, FormContext, FormState, Value } from "./compiled";
import { calculates, Evaluation, same, startValue } from "./evaluation";
import { withValues } from "./placing";
import { type Place, planOf } from "./plan";
import { isEmpty } from "./values";

/** Brings answers up to date: `run` is over the newest, `before` over those before a change. */
export type Settle = (run: Evaluation, before?: Evaluation) => Answers;

let settle: Settle = ({ answers }) => answers;

/** Says how: what only some forms need arrives after the page, with the rare functions. */
export function settleBy(work: Settle): void {
  settle = work;
}

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
  return settle(new Evaluation(form, answers, known));
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
  return settle(after, before);
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
    // Another's part is not the author's to clear.
    const own = field.type === "repeat" ? finalRows(run, place) : run.valueAt(place, -1);
    const value = field.by ? (answers[name] ?? null) : own;
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
