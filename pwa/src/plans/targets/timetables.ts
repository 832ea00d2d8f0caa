/** How many lessons timetables list for somebody. */

import { grouped } from "./belonging";
import { between, type Calendar } from "./calendar";
import { number, weekday } from "./days";
import { dayOf, order } from "./matching";
import type { Fact, Planned } from "./shapes";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Lessons listed for a person from the first to the last day, on school days. */
export type Lessons = (person: string, first: number, last: number) => number;

/** Counts by the timetables of each person; on every day the newest that is in force counts. */
export function timetables(facts: readonly Fact[], asked: Planned, calendar: Calendar): Lessons {
  const since = (fact: Fact) => number(dayOf(fact, asked.since));
  const known = [...facts].sort(
    (one, other) =>
      since(one) - since(other) || number(one.day) - number(other.day) || order(one, other),
  );
  const of = grouped(known.map((fact) => [fact.person, fact]));
  return (person, first, last) => {
    let listed = 0;
    const own = of.get(person);
    if (!own) return listed;
    for (const day of between(calendar, first, last)) {
      const newest = own.filter((fact) => since(fact) <= day).pop();
      const name = WEEKDAYS[weekday(day)];
      listed += newest?.choices[asked.weekday]?.filter((each) => each === name).length ?? 0;
    }
    return listed;
  };
}
