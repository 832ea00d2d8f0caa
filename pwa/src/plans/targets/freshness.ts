/** Targets whose newest record may be no older than some days, such as a contact column. */

import type { Calendar, Days } from "./calendar";
import type { Item } from "./matching";

/** How fresh things are on a day; what grows old in holidays may wait for a school day. */
export class Freshness {
  readonly #within: number;
  readonly #today: number;
  readonly #calendar: Calendar;

  constructor(withinDays: number, today: number, calendar: Calendar) {
    this.#within = withinDays;
    this.#today = today;
    this.#calendar = calendar;
  }

  /** 1 if fresh, 1 if expected at all, 1 if due by today, and the day it becomes too old. */
  of(own: Days, items: readonly Item[]): readonly [number, number, number, number | null] {
    const first = this.#calendar.nextSchoolDay(own[0]);
    if (first === null || first > own[1]) return [0, 0, 0, null];
    const at = Math.min(this.#today, own[1]);
    const known = items.map((item) => item.first).filter((day) => day <= at);
    const latest = this.#latest(first, own);
    const due = latest !== null && at > latest;
    const until = known.length ? this.#latest(Math.max(...known), own) : latest;
    const fresh = known.length > 0 && (until === null || at <= until);
    return [fresh ? 1 : 0, 1, due ? 1 : 0, until];
  }

  /** The last day on which something of `day` is fresh; null when it need not be renewed. */
  #latest(day: number, own: Days): number | null {
    const found = this.#calendar.nextSchoolDay(day + this.#within);
    return found !== null && found <= own[1] ? found : null;
  }
}
