/** Whether a question would be drawn as it was: in a long form a keystroke is about one of them. */

import type { Answers, Field, FieldState, Localized } from "../../forms/compiled";
import { errorOf, type FormPage } from "./form-page";

/** Whether all questions of a page would still call the same functions. */
export function isSamePage(before: FormPage, after: FormPage): boolean {
  return (
    before.change === after.change &&
    before.oneTap === after.oneTap &&
    before.contact === after.contact
  );
}

/** Whether a question at `path` would be drawn the same; in a repeat with the answers of its row. */
export function isSameQuestion(
  field: Field,
  path: string,
  before: FormPage,
  after: FormPage,
  rows?: readonly [before: Answers, after: Answers],
): boolean {
  const { name, label, hint } = field;
  const [was, is] = rows ?? [before.state.answers, after.state.answers];
  const says = (text: Localized | undefined) =>
    text === undefined ||
    !showsAnswers(text) ||
    before.inWords(text, was) === after.inWords(text, is);
  return (
    isSameState(before.state.fields.get(path), after.state.fields.get(path)) &&
    isSame(was[name], is[name]) &&
    errorOf(before, field, path) === errorOf(after, field, path) &&
    before.ahead(field) === after.ahead(field) &&
    says(label) &&
    says(hint)
  );
}

function showsAnswers({ zh, en }: Localized): boolean {
  return zh.includes("${") || en.includes("${");
}

function isSameState(before: FieldState | undefined, after: FieldState | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return (
    before.relevant === after.relevant &&
    before.required === after.required &&
    before.readonly === after.readonly &&
    isSame(before.choices, after.choices)
  );
}

/** Whether two answers or lists hold the same; what they hold is compared as it is. */
function isSame(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  return before.length === after.length && before.every((each, at) => Object.is(each, after[at]));
}
