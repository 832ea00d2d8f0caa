/** The second part of the page, wherever something of it is drawn. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { pageKept } from "../models/app-update";
import { status } from "../models/sync-status";
import { part, usePart } from "./lazy";

export const later = part(() => import("./later"));
export type Later = NonNullable<typeof later.here>;

/**
 * Whether what may be looked at next can be fetched: on a poor line it would hold up somebody's
 * first forms, unless the page is kept here, the forms have come, or they cannot come now.
 */
export const lineIsFree: ReadonlySignal<boolean> = computed(
  () =>
    pageKept.value === true || status.value.lastSynced !== null || status.value.problem !== null,
);

/** The second part once it is here; null before that, "failed" where it cannot be had now. */
export function useLater(): Later | null | "failed" {
  return usePart(later, lineIsFree.value);
}
