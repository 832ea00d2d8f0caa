/** The answers that few forms ask: which they are, and when they are fetched. */

import type { Field } from "../../forms/compiled";
import { forms } from "../../models/library";
import { part } from "../lazy";

export const rareAnswers = part(() => import("./rare-answer"));

/** Whether a question is answered with a voice note, a place or a signature. */
export function isRare({ type, appearance = "" }: Field): boolean {
  return type === "audio" || type === "geopoint" || appearance.includes("signature");
}

/** Fetches them once a form asks one: the next place may be out of reach. */
export function openRareAnswers(): void {
  forms.subscribe((all) => {
    if (all.some(({ fields }) => fields.some(asks))) rareAnswers.load().catch(() => undefined);
  });
}

function asks(field: Field): boolean {
  return isRare(field) || (field.fields ?? []).some(asks);
}
