/** Which dates of a form lie ahead: those that accept tomorrow. */

import type { CompiledForm, Field, FormContext } from "../../forms/compiled";
import { evaluateForm } from "../../forms/rules";
import { addDays } from "../../forms/week";
import { leaves } from "../answer-words";

/** The names of the date questions that accept tomorrow, whether or not they are asked now. */
export function datesAhead(form: CompiledForm, context: FormContext): ReadonlySet<string> {
  const dates = leaves(form.fields).filter((field) => field.type === "date");
  const tomorrow = addDays(context.today, 1);
  const tried = Object.fromEntries(dates.map(({ name }) => [name, tomorrow]));
  const { fields } = evaluateForm({ ...form, fields: withDates(form.fields) }, tried, context);
  return new Set(dates.map(({ name }) => name).filter((name) => !fields.get(name)?.error));
}

/** The same questions, the dates among them asked in any case. */
function withDates(fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => {
    if (field.fields) return { ...field, fields: withDates(field.fields) };
    const { relevant: _, ...always } = field;
    return field.type === "date" ? always : field;
  });
}
