/** What a form asks and accepts: relevance, required, constraints, choices, calculations, defaults. */

import type { Answers, CompiledForm, FieldState, FormContext, FormState, Value } from "./compiled.ts";

/** The state of every question for these answers. */
export function evaluateForm(form: CompiledForm, answers: Answers, _context: FormContext): FormState {
  const fields = new Map<string, FieldState>();
  for (const field of form.fields) {
    fields.set(field.name, { relevant: true, required: false, readonly: false, choices: [], error: null });
  }
  return { fields, answers, missing: [], invalid: [] };
}

/** The answers a new record starts with: the defaults. `last` stands in for `context.earlier`. */
export function startAnswers(_form: CompiledForm, _context: FormContext, _last?: Answers): Answers {
  return {};
}

/** The answers after `name` was given `value`; defaults made of it follow until written over. */
export function changeAnswer(
  _form: CompiledForm,
  answers: Answers,
  name: string,
  value: Value,
  _context: FormContext,
): Answers {
  return { ...answers, [name]: value };
}

/** The answers worth keeping when the record is finished: without those no longer asked. */
export function finalAnswers(_form: CompiledForm, answers: Answers, _context: FormContext): Answers {
  return answers;
}
