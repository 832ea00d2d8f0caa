/** How many of what counts lie in each period, and how much was made up later. */

import type { Amount } from "./amounts";
import { type Calendar, isListed, termOf } from "./calendar";
import type { Item } from "./matching";
import { type Frame, overlap } from "./periods";

/** How many each period has, the items of days that are in none, and what was made up later. */
export interface Tally {
  readonly have: readonly number[];
  readonly loose: readonly Item[];
  readonly madeUp: number;
}

/**
 * Sorts what counts into the periods of a target.
 *
 * With `different`, each different value counts once in a period. With `madeUp`, what a period
 * lacks is filled with what later ones of its term have too much of.
 */
export function tallies(
  periods: readonly Frame[],
  calendar: Calendar,
  different: boolean,
  madeUp: boolean,
): (items: readonly Item[], amounts: readonly Amount[]) => Tally {
  const at = new Map<number, number>();
  periods.forEach(({ counts: [first, last] }, place) => {
    for (let day = first; day <= last; day++) if (isListed(calendar, day)) at.set(day, place);
  });

  function placesOf({ days }: Item): readonly number[] {
    const place = at.get(days[0]);
    if (days[0] === days[1]) return place === undefined ? [] : [place];
    return [...periods.keys()].filter((each) => overlap((periods[each] as Frame).counts, days));
  }

  return (items, amounts) => {
    const have = periods.map(() => 0);
    const seen = new Set<string>();
    const loose = items.filter((item) => {
      const places = placesOf(item);
      for (const place of places) {
        const before = seen.size;
        for (const value of item.values) seen.add(`${place} ${value}`);
        have[place] = (have[place] ?? 0) + (different ? seen.size - before + item.unnamed : 1);
      }
      return places.length === 0;
    });
    const filled = madeUp && !different ? laterFilled(balance(amounts, have, loose)) : 0;
    return { have, loose, madeUp: filled };
  };

  /** What each period and each day in none has too much of or, below 0, lacks, in order. */
  function balance(
    amounts: readonly Amount[],
    have: readonly number[],
    loose: readonly Item[],
  ): readonly (readonly [day: number, term: number, over: number])[] {
    const inPeriods = periods.map(
      ({ counts, term }, place) =>
        [counts[1] + 0.5, term, (have[place] ?? 0) - (amounts[place]?.[0] ?? 0)] as const,
    );
    const inNone = loose.map(({ days: [day] }) => [day, termOf(calendar, day), 1] as const);
    return [...inPeriods, ...inNone].sort((one, other) => one[0] - other[0]);
  }
}

/** How many of what was lacking were filled with what there was too much of later in a term. */
function laterFilled(ordered: readonly (readonly [number, number, number])[]): number {
  const lacking = new Map<number, number>();
  let found = 0;
  for (const [, term, over] of ordered) {
    const known = lacking.get(term) ?? 0;
    const filled = Math.min(Math.max(0, over), known);
    found += filled;
    lacking.set(term, known - filled + Math.max(0, -over));
  }
  return found;
}
