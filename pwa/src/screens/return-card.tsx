/** What somebody asks the author of a record to complete: who, when, which questions, in whose words. */

import { Notice } from "../components/notice";
import type { CompiledForm } from "../forms/compiled";
import { say } from "../i18n/answer";
import { local, momentWords } from "../i18n/local";
import { t } from "../models/language";
import type { Review } from "../models/reviews";
import { leaves } from "./answer-words";

interface ReturnCardProps {
  readonly review: Review;
  readonly form: CompiledForm | null;
}

export function ReturnCard({ review, form }: ReturnCardProps) {
  const { name, at, text } = review;
  const asked = askedLabels(review, form);
  return (
    <Notice tone="warn" icon="edit" title={say("fill.returned", { by: name })}>
      <div class="stack-tight">
        <p class="small soft">{momentWords(at)}</p>
        {asked !== "" && <p>{say("return.on", { fields: asked })}</p>}
        {text !== "" && <p class="prose">{say("return.text", { text })}</p>}
      </div>
    </Notice>
  );
}

/** The questions that are meant, by their labels. */
export function askedLabels({ on }: Review, form: CompiledForm | null): string {
  return askedOf(on, form)
    .map(({ label }) => local(label))
    .join(t("list.comma"));
}

/** The first question that is meant, as the form asks them; "" where none is named. */
export function firstAsked(returns: readonly Review[], form: CompiledForm | null): string {
  return (
    askedOf(
      returns.flatMap(({ on }) => on),
      form,
    )[0]?.name ?? ""
  );
}

function askedOf(on: readonly string[], form: CompiledForm | null) {
  return leaves(form?.fields ?? []).filter(({ name }) => on.includes(name));
}
