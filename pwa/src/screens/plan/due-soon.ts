/** What of the plans is due soonest for this person: one entry for each target. */

import type { Plan } from "../../models/plans";
import type { Target } from "../../plans/targets/shapes";
import { known } from "./counting";
import { type ShownLine, targetsShown } from "./shown-lines";

export interface DueSoon {
  readonly plan: string;
  readonly target: Target;
  /** Those that still lack something, the soonest first. */
  readonly lines: readonly ShownLine[];
  readonly next: string;
}

/** The targets that lack something due by `until`, the soonest first; each target once. */
export function dueSoon(plans: readonly Plan[], until: string): readonly DueSoon[] {
  const found = new Map<string, DueSoon>();
  for (const plan of plans) {
    for (const { target, lines } of targetsShown(plan)) {
      const open = lines.filter((line) => isOpen(line, until)).sort(soonest);
      const [first] = open;
      const key = JSON.stringify([target.count, target.each]);
      if (first?.next && !found.has(key)) {
        found.set(key, { plan: plan.rid, target, lines: open, next: first.next });
      }
    }
  }
  return [...found.values()].sort((one, other) => compare(one.next, other.next));
}

/** Somebody else's work is not this person's to be reminded of. */
function isOpen({ subject: { kind, id }, state, next, whole }: ShownLine, until: string): boolean {
  const mine = kind !== "person" || id === known.value.me;
  return mine && whole && isWanting(state) && next !== null && next <= until;
}

function isWanting(state: ShownLine["state"]): boolean {
  return state === "behind" || state === "on_pace";
}

function soonest(one: ShownLine, other: ShownLine): number {
  return compare(one.next ?? "", other.next ?? "");
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
