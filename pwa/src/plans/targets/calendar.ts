/** The days on which school is held, and the terms and school weeks that they lie in. */

import { number, weekday } from "./days";
import type { Term } from "./shapes";

/** A first and a last day, as numbers, both included. */
export type Days = readonly [number, number];

/**
 * School days are Monday to Friday in a term, outside its holidays.
 *
 * With `weeks`, only those in these school weeks. All days are numbers; terms and days are in order.
 */
export interface Calendar {
  readonly terms: readonly (readonly [from: number, to: number, week1: number])[];
  readonly weeks: readonly number[];
  readonly days: readonly number[];
}

/** The calendar of some terms. */
export function calendarOf(known: readonly Term[], weeks: readonly number[] = []): Calendar {
  const ordered = [...known].sort((one, other) => (one.from < other.from ? -1 : 1));
  const terms = ordered.map(
    ({ from, to, week1 }) => [number(from), number(to), number(week1)] as const,
  );
  const days = new Set<number>();
  const calendar = { terms, weeks, days: [] };
  for (const { from, to, holidays } of ordered) {
    for (let day = number(from); day <= number(to); day++) {
      const free = holidays.some(([first, last]) => number(first) <= day && day <= number(last));
      if (weekday(day) < 5 && !free && isListed(calendar, day)) days.add(day);
    }
  }
  return { terms, weeks, days: [...days].sort((one, other) => one - other) };
}

/** Whether a day lies in one of the weeks that count. */
export function isListed(calendar: Calendar, day: number): boolean {
  const { terms, weeks } = calendar;
  if (weeks.length === 0) return true;
  const term = terms[termOf(calendar, day)];
  return term !== undefined && weeks.includes(Math.floor((day - term[2]) / 7) + 1);
}

/** The term that a day belongs to; holidays after a term are its own. -1 before all terms. */
export function termOf({ terms }: Calendar, day: number): number {
  return terms.filter(([from]) => from <= day).length - 1;
}

/** How many school days there are, both days included. */
export function schoolDays(calendar: Calendar, first: number, last: number): number {
  return Math.max(0, before(calendar, last + 1) - before(calendar, first));
}

/** The school days there are, both days included. */
export function between(calendar: Calendar, first: number, last: number): readonly number[] {
  return calendar.days.slice(before(calendar, first), before(calendar, last + 1));
}

/** The first school day that is not before `day`. */
export function nextSchoolDay(calendar: Calendar, day: number): number | null {
  return calendar.days[before(calendar, day)] ?? null;
}

/** How many school days come before `day`. */
function before({ days }: Calendar, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
