/** This person's own records, counted by week and by form. */

import { computed, type ReadonlySignal } from "@preact/signals";
import type { StripWeek } from "../components/week-strip";
import { addDays, schoolWeek, weekCount, weekStart } from "../forms/week";
import type { Term } from "../models/library";
import { term, today } from "./clock";
import { ownRecords } from "./own-records";

/** Own records of the week of today, Monday to Sunday, counted by form. */
export const thisWeek: ReadonlySignal<ReadonlyMap<string, number>> = computed(() => {
  const day = new Date(`${today.value}T00:00:00Z`).getUTCDay();
  const monday = addDays(today.value, -((day + 6) % 7));
  const sunday = addDays(monday, 6);
  const now = ownRecords.value.filter(({ date }) => date >= monday && date <= sunday);
  return countBy(now, (each) => each.form);
});

/** The weeks of this term as a strip of own work. */
export const ownWeeks: ReadonlySignal<readonly StripWeek[]> = computed(() =>
  term.value ? stripOf(term.value, ownRecords.value, today.value) : [],
);

/**
 * Each school week of a term: logged, quiet, a holiday, or still ahead of `day`. Nothing is expected
 * of the weeks before the first record: a phone that is new does not call them quiet.
 */
export function stripOf(
  of: Term,
  written: readonly { readonly date: string }[],
  day: string,
): StripWeek[] {
  const counts = countBy(written, ({ date }) => schoolWeek(date, of) ?? 0);
  const weeks = Array.from({ length: weekCount(of) }, (_, index) => index + 1);
  const first = weeks.find((week) => counts.has(week)) ?? schoolWeek(day, of) ?? 1;
  return weeks.map((week) => {
    const count = counts.get(week) ?? 0;
    if (week < first) return { week, count, state: "not-expected" };
    return { week, count, state: weekState(of, weekStart(week, of), count, day) };
  });
}

function weekState(of: Term, monday: string, count: number, day: string): StripWeek["state"] {
  if (count > 0) return "logged";
  const friday = addDays(monday, 4);
  if (of.holidays.some(([from, to]) => from <= monday && friday <= to)) return "not-expected";
  return monday > day ? "ahead" : "quiet";
}

function countBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}
