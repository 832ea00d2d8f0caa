/** The part of the page that knows plans, wherever something of it is drawn. */

import { lineIsFree } from "../later-part";
import { part, usePart } from "../lazy";

export const planPart = part(() => import("./plan"));
export type PlanPart = NonNullable<typeof planPart.here>;

/** The part once it is here; null before that, and where it cannot be had now. */
export function usePlanPart(): PlanPart | null {
  const here = usePart(planPart, lineIsFree.value);
  return here === "failed" ? null : here;
}
