/** A pair in words: who with whom, and whether it runs. */

import { tell } from "../../../i18n/people";
import type { PairRow } from "../../../models/office-pairs";
import { isOver } from "../registers/dated";
import type { Places } from "../registers/places";

export type PairState = "waits-you" | "waits" | "runs" | "over";

/** How a pair stands for the person who looks. */
export function pairState(pair: PairRow): PairState {
  if (isOver(pair)) return "over";
  if (pair.confirmed_at !== null) return "runs";
  return pair.may.includes("confirm") ? "waits-you" : "waits";
}

/** Both sides: the person with the school, the school alone, or the code of a child. */
export function pairWords(pair: PairRow, places: Places): string {
  const side = (person: string | null, school: string) =>
    person === null
      ? places.name(school)
      : tell("pair.side", { person, school: places.name(school) });
  return tell("pair.two", {
    supporter: side(pair.supporter_name, pair.supporter_school),
    supported: side(pair.child ?? pair.supported_name, pair.supported_school),
  });
}
