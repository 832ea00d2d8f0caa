/** Targets whose newest record may be no older than some days, such as a contact column. */

import { type Calendar, type Days, nextSchoolDay } from "./calendar";
import type { Item } from "./matching";

/** 1 if fresh, 1 if expected at all, 1 if due by today, and the day it becomes too old. */
export type Freshness = readonly [number, number, number, number | null];

/** How fresh things are on a day; what grows old in holidays may wait for a school day. */
export function freshness(
  within: number,
  today: number,
  calendar: Calendar,
  own: Days,
  items: readonly Item[],
): Freshness {
  const first = nextSchoolDay(calendar, own[0]);
  if (first === null || first > own[1]) return [0, 0, 0, null];
  const at = Math.min(today, own[1]);
  const newest = Math.max(...items.map(({ days: [day] }) => (day <= at ? day : -1e9)), -1e9);
  const known = newest > -1e9;

  /** The last day on which something of `day` is fresh; null when it need not be renewed. */
  function latest(day: number): number | null {
    const found = nextSchoolDay(calendar, day + within);
    return found !== null && found <= own[1] ? found : null;
  }

  const start = latest(first);
  const until = known ? latest(newest) : start;
  const due = start !== null && at > start;
  const fresh = known && (until === null || at <= until);
  return [fresh ? 1 : 0, 1, due ? 1 : 0, until];
}
