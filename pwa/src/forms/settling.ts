/** What follows from a change in some forms: new rows, triggers, and values worked out once. */

import type { Answers, CompiledForm, Expr, FormContext } from "./compiled";
import { cast, Evaluation, type Question, same, startValue } from "./evaluation";
import { rowOf, rowsOf, withValues } from "./placing";
import { type Place, planOf } from "./plan";
import { isRow } from "./shapes";
import { isEmpty } from "./values";

/**
 * The answers brought up to date: triggered calculations, the defaults of new rows, and what is
 * worked out only once.
 */
export function settled(run: Evaluation, before?: Evaluation): Answers {
  const { form, context } = run;
  const answers = before ? triggered(form, before, run.answers) : run.answers;
  const grown = withNewRows(form, answers, context, before?.answers ?? {});
  const kept = [...planOf(form).values()].some(keeps);
  if (!kept) return grown;
  const now = new Evaluation(form, grown, context);
  const first = ({ place, row }: Question) => keeps(place) && !isEmpty(now.valueAt(place, row));
  return withValues(now, now.questions().filter(first));
}

/** The answers with the rows that are new since `before`, or asked for by a count, begun. */
function withNewRows(
  form: CompiledForm,
  answers: Answers,
  context: FormContext,
  before: Answers,
): Answers {
  let grown = answers;
  for (const { name, rules, inside } of planOf(form).values()) {
    if (!inside.some((each) => each.rules.default)) continue;
    const given = rowsOf(grown, name).length;
    const count = rules.count ? new Evaluation(form, grown, context).rowCount(name) : given;
    for (let row = rowsOf(before, name).length; row < Math.max(count, given); row++) {
      grown = withRowBegun(form, grown, name, row, context);
    }
  }
  return grown;
}

/** The answers with the defaults of one row where nothing is written yet. */
function withRowBegun(
  form: CompiledForm,
  answers: Answers,
  repeat: string,
  row: number,
  context: FormContext,
): Answers {
  const rows = [...rowsOf(answers, repeat)];
  while (rows.length < row) rows.push({});
  const begun: Answers = isRow(rows[row]) ? { ...rows[row] } : {};
  rows[row] = begun;
  const grown = { ...answers, [repeat]: rows };
  for (const place of planOf(form).get(repeat)?.inside ?? []) {
    if (!place.rules.default || place.name in begun) continue;
    const value = startValue(new Evaluation(form, grown, context), place, row);
    if (value !== null) begun[place.name] = value;
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
