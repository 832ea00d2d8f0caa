/** The time of this phone, as the screens show it: renewed each half minute while somebody looks. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { dateOf, schoolWeek, type TermDates } from "../forms/week";
import { type Term, terms } from "../models/library";
import { isFarOff, rightTime } from "../models/phone-clock";
import { serverClock } from "../models/sync-status";

const tick = signal(Date.now());

/** What this phone's clock says. */
export const now: ReadonlySignal<number> = tick;
/** The time as the server has it, for all that is dated. */
export const rightNow: ReadonlySignal<number> = computed(() =>
  rightTime(tick.value, serverClock.value),
);
export const today: ReadonlySignal<string> = computed(() => dateOf(rightNow.value));
/** Whether this phone's date is wrong by more than a day. */
export const clockIsWrong: ReadonlySignal<boolean> = computed(() =>
  isFarOff(tick.value, serverClock.value),
);

/** The term of today, else the last one begun, else null. */
export const term: ReadonlySignal<Term | null> = computed(() => termOf(terms.value, today.value));

/** The school week of today, null outside a term. */
export const week: ReadonlySignal<number | null> = computed(() =>
  schoolWeek(today.value, term.value),
);

/** The term a date falls in, else the last one begun before it, else null. */
export function termOf<T extends TermDates>(all: readonly T[], date: string): T | null {
  const begun = all.filter((each) => each.from <= date).sort((a, b) => (a.from < b.from ? 1 : -1));
  return begun.find((each) => date <= each.to) ?? begun[0] ?? null;
}

/** Keeps the time going; it stands still while nobody looks. */
export function startClock(): void {
  const renew = () => {
    if (!document.hidden) tick.value = Date.now();
  };
  setInterval(renew, 30_000);
  document.addEventListener("visibilitychange", renew);
}
