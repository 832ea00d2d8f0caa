/** What follows from a change in some forms: new rows, triggers, and values worked out once. */

import type { Answers, CompiledForm, Expr, FormContext } from "./compiled";
import { cast, Evaluation, type Question, same, startValue } from "./evaluation";
import { rowOf, rowsOf, withValues } from "./placing";
import { type Place, planOf } from "./plan";
import { isEmpty } from "./values";

/**
 * The answers brought up to date: triggered calculations, the rows that a count asks for, and what
 * is worked out only once.
 */
export function settled(run: Evaluation, before?: Evaluation): Answers {
  const { form, context } = run;
  const answers = before ? triggered(form, before, run.answers) : run.answers;
  const grown = withCountedRows(form, answers, context);
  const kept = [...planOf(form).values()].some(keeps);
  if (!kept) return grown;
  const now = new Evaluation(form, grown, context);
  const first = ({ place, row }: Question) => keeps(place) && !isEmpty(now.valueAt(place, row));
  return withValues(now, now.questions().filter(first));
}

function withCountedRows(form: CompiledForm, answers: Answers, context: FormContext): Answers {
  let grown = answers;
  for (const { name, rules, inside } of planOf(form).values()) {
    if (!rules.count || !inside.some((each) => each.rules.default)) continue;
    const count = new Evaluation(form, grown, context).rowCount(name);
    const missing = count - rowsOf(grown, name).length;
    for (let row = 0; row < missing; row++) grown = addRow(form, grown, name, context);
  }
  return grown;
}

/** Whether the first value of a calculation stays. */
function keeps({ field }: Place): boolean {
  return !field.trigger && staysOnce(field.calculate);
}

function staysOnce(expr: Expr | undefined): boolean {
  if (!Array.isArray(expr)) return false;
  const [op, name] = expr as readonly Expr[];
  const begun = op === "meta" && (name === "start" || name === "today");
  return op === "once" || begun || expr.slice(1).some(staysOnce);
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
