/** What a form asks, in plain words: the kind of each question, its choices, minutes and roles. */

import type { CompiledForm, Expr, Field, FormRole } from "../../forms/compiled";
import { PHOTOS } from "../../forms/rules";
import { tell } from "../../i18n/forms";
import { type FormsKey, formsZh } from "../../i18n/forms-zh";
import { local } from "../../i18n/local";
import type { Burden } from "../../models/office-form-shapes";

export const ROLES: readonly FormRole[] = [
  "kindergarten",
  "primary",
  "subject",
  "support",
  "leader",
];

/** The kind of a question as one would say it. */
export function typeWords(field: Field): string {
  const looks = (name: string) => field.appearance?.split(" ").includes(name) ?? false;
  if (typeof field.list === "object") return listWords(field, looks("typed"));
  if (field.type === "text")
    return tell(looks("multiline") || looks("minutes") ? "type.long" : "type.text");
  if (field.type === "image") {
    if (looks("page")) return tell("type.page");
    if (looks("signature")) return tell("type.signature");
    return tell("type.image", { n: field.maxCount ?? PHOTOS });
  }
  if (field.type === "range") {
    const { min = 0, max = 10 } = field;
    return looks("rating") ? tell("type.rating", { max }) : tell("type.range", { min, max });
  }
  const key = `type.${field.type === "hidden" ? "calculate" : field.type}`;
  return key in formsZh ? tell(key as FormsKey) : field.type;
}

function listWords(field: Field, typed: boolean): string {
  const source = typeof field.list === "object" ? field.list.source : "";
  const key = `list.${source}`;
  const list = tell(key in formsZh ? (key as FormsKey) : "list.other");
  const words = [tell("type.from", { list })];
  if (field.type === "select_multiple") words.push(tell("type.select_multiple"));
  if (typed) words.push(tell("type.typed"));
  return words.join(" · ");
}

/** Whether it must be answered: always, under a condition, or not. */
export function requiredWords({ type, required }: Field): string {
  if (UNASKED.has(type)) return "";
  if (required === undefined || required === false) return tell("question.optional");
  return tell(isAlways(required) ? "question.required" : "question.required-when");
}

const UNASKED = new Set(["note", "calculate", "hidden", "group", "repeat"]);

function isAlways(rule: Expr): boolean {
  return rule === true || (Array.isArray(rule) && rule.length === 1 && rule[0] === "true");
}

/** The choices of a question in the form's own lists; none for other questions. */
export function choiceWords(form: CompiledForm, field: Field): readonly string[] {
  const list = typeof field.list === "string" ? form.choices[field.list] : undefined;
  return (list ?? []).map((choice) => local(choice.label));
}

/** The minutes a week of the role that it costs most; null where nothing is expected. */
export function mostMinutes({ minutes_per_week }: Burden): number | null {
  const all = Object.values(minutes_per_week).filter((minutes) => minutes > 0);
  return all.length === 0 ? null : Math.max(...all);
}

/** Minutes in words; a little is not nothing. */
export function minuteWords(minutes: number): string {
  if (minutes > 0 && minutes < 0.05) return tell("forms.minutes-few");
  return tell("forms.minutes", { n: numberWords(minutes) });
}

/** A number with at most one decimal: "2.5", "3". */
export function numberWords(value: number): string {
  return String(Math.round(value * 10) / 10);
}
