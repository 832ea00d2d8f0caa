/** The parts of a form on its batch screen: what names a row, what stands above, what is in each. */

import type { CompiledForm, Field } from "../../forms/compiled";
import { leaves } from "../answer-words";

export interface BatchParts {
  /** The question that a row answers by itself. */
  readonly of: Field;
  /** Asked once for all rows. */
  readonly above: readonly Field[];
  /** Asked in every row. */
  readonly each: readonly Field[];
  /** Says in one or two taps why a row's matter did not take place. */
  readonly instead: Field | null;
  /** The names of what is asked above, groups opened. */
  readonly shared: ReadonlySet<string>;
}

/** The parts, or null when the form has no batch screen. */
export function batchParts(form: CompiledForm): BatchParts | null {
  const every = leaves(form.fields);
  const of = every.find(({ name }) => name === form.batch);
  if (of === undefined) return null;
  const rows = chosen(form.fields, true, undefined).filter(({ name }) => name !== of.name);
  const instead = leaves(rows).find(isInstead) ?? null;
  const above = without(chosen(form.fields, undefined, undefined), of.name);
  return {
    of,
    above,
    each: instead ? without(rows, instead.name) : rows,
    instead,
    shared: new Set(leaves(above).map(({ name }) => name)),
  };
}

/** What a row asks once it is said why it did not take place: the reason, and its "other". */
export function insteadFields({ instead, each }: BatchParts): readonly Field[] {
  if (instead === null) return [];
  return [instead, ...leaves(each).filter(({ name }) => name === `${instead.name}_other`)];
}

function isInstead({ appearance = "" }: Field): boolean {
  return /\b(one-tap|instead)\b/.test(appearance);
}

/** The questions whose place on the batch screen is `wanted`; they stay in their groups. */
function chosen(
  fields: readonly Field[],
  wanted: boolean | undefined,
  around: boolean | undefined,
): readonly Field[] {
  return fields.flatMap((field): readonly Field[] => {
    const place = field.batch ?? around;
    if (field.type !== "group") return place === wanted ? [field] : [];
    // What is folded on the form is not asked of a whole list.
    const folded = field.appearance?.includes("more") ? false : undefined;
    const inside = chosen(field.fields ?? [], wanted, place ?? folded);
    return inside.length > 0 ? [{ ...field, fields: inside }] : [];
  });
}

function without(fields: readonly Field[], name: string): readonly Field[] {
  return fields.flatMap((field): readonly Field[] => {
    if (field.type !== "group") return field.name === name ? [] : [field];
    const inside = without(field.fields ?? [], name);
    return inside.length > 0 ? [{ ...field, fields: inside }] : [];
  });
}
