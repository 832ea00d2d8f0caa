/** An answer that is only read: in words, as a record shows it. */

import { local } from "../../i18n/local";
import { t } from "../../models/language";
import { listOf, textOf } from "./given";
import type { AnswerProps } from "./question";

export function ReadAnswer({ words, ...props }: AnswerProps) {
  return (
    <output id={words.id} class="read prose">
      {readWords(props) || t("none")}
    </output>
  );
}

/** The answer in words; "" when there is none. */
export function readWords({
  field,
  state,
  value,
}: Pick<AnswerProps, "field" | "state" | "value">): string {
  if (field.type === "acknowledge") return value === "OK" ? t("fill.yes") : "";
  if (field.list === undefined) return textOf(value);
  const labels = new Map(state.choices.map((each) => [each.value, local(each.label)]));
  return listOf(value)
    .map((each) => labels.get(each) ?? each)
    .join(t("list.comma"));
}
