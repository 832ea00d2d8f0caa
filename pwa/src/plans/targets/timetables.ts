/** How many lessons timetables list for somebody. */

import { grouped } from "./belonging";
import type { Calendar } from "./calendar";
import { number, weekday } from "./days";
import { dayOf, order } from "./matching";
import type { Fact, Planned } from "./shapes";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** The timetables of each person; on every day the newest that is in force counts. */
export class Timetables {
  readonly #calendar: Calendar;
  readonly #of: ReadonlyMap<string, readonly { since: number; days: readonly string[] }[]>;

  constructor(facts: readonly Fact[], { since, weekday }: Planned, calendar: Calendar) {
    this.#calendar = calendar;
    const known = facts.map((fact) => ({ fact, since: number(dayOf(fact, since)) }));
    known.sort(
      (one, other) =>
        one.since - other.since ||
        number(one.fact.day) - number(other.fact.day) ||
        order(one.fact, other.fact),
    );
    this.#of = grouped(
      known.map(({ fact, since }) => [fact.person, { since, days: fact.choices[weekday] ?? [] }]),
    );
  }

  /** Lessons listed from the first to the last day, on school days. */
  lessons(person: string, first: number, last: number): number {
    const known = this.#of.get(person);
    let listed = 0;
    if (!known) return listed;
    for (const day of this.#calendar.between(first, last)) {
      const newest = known.filter(({ since }) => since <= day).pop();
      const name = WEEKDAYS[weekday(day)];
      listed += newest?.days.filter((each) => each === name).length ?? 0;
    }
    return listed;
  }
}
