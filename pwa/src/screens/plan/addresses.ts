/** The addresses of the pages of plans, and of forms that begin with something known. */

import type { Target } from "../../plans/targets/shapes";
import { fillHash } from "../route";

export function planHash(rid: string): string {
  return `#/plan/${encodeURIComponent(rid)}`;
}

/** The page of a target, or of one of those it is for. */
export function targetHash(plan: string, target: string, subject?: string): string {
  const parts = [plan, target, ...(subject === undefined ? [] : [subject])];
  return `#/plan/${parts.map(encodeURIComponent).join("/")}`;
}

/** The form of what a target counts, with the answers that are the only ones that count. */
export function writeHash({ count: { form = "", where = {} } }: Target): string {
  const sole = Object.entries(where).flatMap(([name, [value, ...more]]) =>
    value !== undefined && more.length === 0 ? [[name, value] as const] : [],
  );
  return givenHash(form, sole);
}

/** A form that begins with these answers, and with the task that it does. */
export function givenHash(
  form: string,
  answers: readonly (readonly [question: string, value: string])[],
): string {
  const given = answers.map(([name, value]) => `${name}.${value}`).join(" ");
  return fillHash(form, given ? { given } : {});
}
