/** The part that makes and changes plans, and who has it ready before they ask for it. */

import { computed } from "@preact/signals";
import { profile } from "../../models/library";
import { plans } from "../../models/plans";
import type { PlacementHere } from "../../plans/world";
import { today } from "../clock";
import { lineIsFree } from "../later-part";
import { part } from "../lazy";

export const adoptPart = part(() => import("../adopt/adopt"));

/** Whether this person works somewhere for a time: a plan of their own is for them. */
export function isPlaced(): boolean {
  const placements = (profile.value?.placements ?? []) as readonly PlacementHere[];
  return placements.some(({ from, to }) => from <= today.value && today.value <= to);
}

const wanted = computed(() => lineIsFree.value && (isPlaced() || plans.value.some(isMine)));

/** Fetches it for those who may want it on a day without a network. */
export function openAdoptPart(): void {
  wanted.subscribe((now) => {
    if (now) adoptPart.load().catch(() => undefined);
  });
}

function isMine({ mine }: { readonly mine: boolean }): boolean {
  return mine;
}
