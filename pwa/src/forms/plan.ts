/** A form made ready for its rules to run: where each field stands, and its rules as functions. */

import type { Choice, CompiledForm, Expr, Field } from "./compiled";
import { compiled, knows, type Rule } from "./expression";

const RULES = [
  "relevant",
  "required",
  "readonly",
  "constraint",
  "calculate",
  "count",
  "filter",
  "default",
] as const;

type RuleName = (typeof RULES)[number];

/** Where a field stands: the group around it and the repeat it belongs to; its rules. */
export interface Place {
  readonly field: Field;
  readonly name: string;
  /** Its number in the form. */
  readonly index: number;
  readonly around?: Place;
  readonly repeat?: Place;
  readonly rules: Readonly<Partial<Record<RuleName, Rule>>>;
  /** Its list inside the form. */
  readonly choices?: readonly Choice[] | undefined;
  /** Asked whatever the answers are. */
  readonly always: boolean;
  /** Of a repeat: what stands in it. */
  readonly inside: Place[];
}

/** A form never changes, and its plan is asked for at every keystroke. */
const plans = new WeakMap<CompiledForm, ReadonlyMap<string, Place>>();

/** Every field of a form by name, in form order, groups before what they hold. */
export function planOf(form: CompiledForm): ReadonlyMap<string, Place> {
  const kept = plans.get(form);
  if (kept) return kept;
  const places = new Map<string, Place>();
  const walk = (fields: readonly Field[], around?: Place, repeat?: Place) => {
    for (const field of fields) {
      const place = placeOf(form, field, places.size, around, repeat);
      places.set(field.name, place);
      repeat?.inside.push(place);
      walk(field.fields ?? [], place, field.type === "repeat" ? place : repeat);
    }
  };
  walk(form.fields);
  plans.set(form, places);
  return places;
}

function placeOf(
  form: CompiledForm,
  field: Field,
  index: number,
  around?: Place,
  repeat?: Place,
): Place {
  const rules: Partial<Record<RuleName, Rule>> = {};
  for (const rule of RULES) {
    const expr: Expr | undefined = field[rule];
    if (expr !== undefined) rules[rule] = compiled(expr);
  }
  const always = (!around || around.always) && !field.off && !rules.relevant;
  const choices = typeof field.list === "string" ? (form.choices[field.list] ?? []) : undefined;
  const standing = { ...(around && { around }), ...(repeat && { repeat }) };
  const { name } = field;
  return { field, name, index, ...standing, rules, choices, always, inside: [] };
}

/** Whether a form needs what is not here yet: a function that it calls, rows, triggers. */
export function needsMoreFunctions(form: Pick<CompiledForm, "fields">): boolean {
  const unknown = (expr: Expr | undefined): boolean =>
    Array.isArray(expr) && (!knows(String(expr[0])) || expr.slice(1).some(unknown));
  return form.fields.some(
    (field) =>
      (!knows("once") && (field.trigger || field.type === "repeat")) ||
      RULES.some((rule) => unknown(field[rule])) ||
      needsMoreFunctions({ fields: field.fields ?? [] }),
  );
}
