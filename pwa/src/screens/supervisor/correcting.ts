/** Which questions of a held entry are in trouble, and what a correction changes. */

import type { Answers, CompiledForm, FormContext, Value } from "../../forms/compiled";
import { same } from "../../forms/evaluation";
import { evaluateForm } from "../../forms/rules";

/** The questions that the server or this form finds wrong or missing. */
export function troubled(
  form: CompiledForm,
  answers: Answers,
  context: FormContext,
  faults: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const { missing, invalid } = evaluateForm(form, answers, context);
  const paths = [...Object.keys(faults), ...missing, ...invalid];
  return new Set(paths.map((path) => path.split(".")[0] ?? path));
}

/**
 * What differs, calculated answers among it; null for what was taken away.
 *
 * Both come from the same phone's lists, so that what this phone merely knows otherwise is no
 * correction.
 */
export function corrections(before: Answers, after: Answers): Readonly<Record<string, Value>> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !same(before[name], after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? null]));
}
