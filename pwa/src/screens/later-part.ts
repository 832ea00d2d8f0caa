/** The second part of the page, wherever something of it is drawn. */

import { part, usePart } from "./lazy";

export const later = part(() => import("./later"));
export type Later = NonNullable<typeof later.here>;

/** The second part once it is here; null before that, and where it cannot be had now. */
export function useLater(): Later | null {
  const here = usePart(later);
  return here === "failed" ? null : here;
}
