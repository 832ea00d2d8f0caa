/** How many of what counts lie in each period, and how much was made up later. */

import type { Amount } from "./amounts";
import type { Calendar } from "./calendar";
import type { Item } from "./matching";
import { type Frame, overlap } from "./periods";

/**
 * Sorts what counts into the periods of a target.
 *
 * With `different`, each different value counts once in a period. With `madeUp`, what a period
 * lacks is filled with what later ones of its term have too much of.
 */
export class Tallies {
  readonly #periods: readonly Frame[];
  readonly #calendar: Calendar;
  readonly #different: boolean;
  readonly #madeUp: boolean;
  readonly #at = new Map<number, number>();

  constructor(periods: readonly Frame[], calendar: Calendar, different: boolean, madeUp: boolean) {
    this.#periods = periods;
    this.#calendar = calendar;
    this.#different = different;
    this.#madeUp = madeUp && !different;
    periods.forEach(({ counts: [first, last] }, place) => {
      for (let day = first; day <= last; day++) {
        if (calendar.isListed(day)) this.#at.set(day, place);
      }
    });
  }

  /** How many each period has, and the items of days that are in none. */
  of(items: readonly Item[]): { have: readonly number[]; loose: readonly Item[] } {
    const have = this.#periods.map(() => 0);
    const seen = new Set<string>();
    const loose = items.filter((item) => {
      const places = this.#places(item);
      for (const place of places) have[place] = (have[place] ?? 0) + this.#worth(item, place, seen);
      return places.length === 0;
    });
    return { have, loose };
  }

  #places({ first, last }: Item): readonly number[] {
    if (first === last) {
      const place = this.#at.get(first);
      return place === undefined ? [] : [place];
    }
    const all = [...this.#periods.keys()];
    return all.filter((at) => overlap((this.#periods[at] as Frame).counts, [first, last]));
  }

  /** What an item adds to a period that has seen some values before. */
  #worth({ values, unnamed }: Item, place: number, seen: Set<string>): number {
    if (!this.#different) return 1;
    const before = seen.size;
    for (const value of values) seen.add(`${place} ${value}`);
    return seen.size - before + unnamed;
  }

  /** How many of what periods lack was made up later. */
  madeUp(amounts: readonly Amount[], have: readonly number[], loose: readonly Item[]): number {
    if (!this.#madeUp) return 0;
    const lacking = new Map<number, number>();
    let found = 0;
    for (const [term, over] of this.#balance(amounts, have, loose)) {
      const known = lacking.get(term) ?? 0;
      const filled = Math.min(Math.max(0, over), known);
      found += filled;
      lacking.set(term, known - filled + Math.max(0, -over));
    }
    return found;
  }

  /** What each period and each day in none has too much of or, below 0, lacks, in order. */
  #balance(
    amounts: readonly Amount[],
    have: readonly number[],
    loose: readonly Item[],
  ): readonly (readonly [term: number, over: number])[] {
    const periods = this.#periods.map(
      ({ counts, term }, at) =>
        [counts[1] + 0.5, term, (have[at] ?? 0) - (amounts[at]?.[0] ?? 0)] as const,
    );
    const days = loose.map(({ first }) => [first, this.#calendar.termOf(first), 1] as const);
    return [...periods, ...days]
      .sort((one, other) => one[0] - other[0])
      .map(([, term, over]) => [term, over]);
  }
}
