/** Answers and groups that arrive after the page: which these are, and what stands there before. */

import type { ComponentChildren } from "preact";
import type { Field } from "../../forms/compiled";
import { t } from "../../models/language";
import { part, usePart } from "../lazy";

export const more = part(() => import("./more"));
type More = NonNullable<typeof more.here>;

const TYPES = new Set(["rank", "image", "audio", "file", "geopoint"]);
const APPEARANCES = /\b(rating|faces|minutes|rubric)\b/;

/** Whether a question or group is drawn by the part that arrives after the page. */
export function isMore({ type, appearance = "" }: Field): boolean {
  return type === "repeat" || TYPES.has(type) || APPEARANCES.test(appearance);
}

interface WithMoreProps {
  /** Says so where the part cannot be had: the answer is wanted. */
  readonly wanted?: boolean;
  readonly children: (more: More) => ComponentChildren;
}

/** Draws its children with the part once that is here. */
export function WithMore({ wanted, children }: WithMoreProps) {
  const here = usePart(more);
  if (here !== null && here !== "failed") return <>{children(here)}</>;
  if (!wanted) return null;
  return (
    <p class="field-hint coming" aria-busy={here === null}>
      {here === "failed" ? t("fill.later") : ""}
    </p>
  );
}
