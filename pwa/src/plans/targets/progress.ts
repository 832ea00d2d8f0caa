/**
 * How far targets are: the rule that phone and server share.
 *
 * A target asks for so many in each of its periods, and a record counts in the period of its day.
 * What a week, a month or the first weeks of a term lacked may be made up later in the same term;
 * what a period has too much of never stands for a later one.
 */

import { amounts } from "./amounts";
import { ownDays } from "./belonging";
import { type Calendar, calendarOf, type Days } from "./calendar";
import { written } from "./days";
import { freshness } from "./freshness";
import { type Index, type Item, indexOf, itemsOf, order, subjectsOf } from "./matching";
import { common, type Frame, frames } from "./periods";
import type { Line, Period, State, Subject, Target, World } from "./shapes";
import { tallies } from "./tallies";

/** What was counted for one line. */
type Counted = Pick<Line, "done" | "expected" | "due" | "extra" | "next" | "period">;
type Rule = (subject: Subject, own: Days, items: readonly Item[]) => Counted;

/** One line for each of those for whom the target is, in the order of the world. */
export function progress(target: Target, world: World): readonly Line[] {
  return progressOf([target], world);
}

/** The lines of several targets in order; the world is made ready only once. */
export function progressOf(targets: readonly Target[], world: World): readonly Line[] {
  const index = indexOf(world);
  const calendar = calendarOf(world.terms);
  return targets.flatMap((target) => lines(target, index, calendar));
}

/** How so many done stand against so many expected, and due by today. */
export function stateOf(done: number, expected: number, due: number): State {
  if (expected === 0) return "not_expected";
  if (done >= expected) return "done";
  if (done === due) return "on_pace";
  return done < due ? "behind" : "ahead_of_time";
}

function lines(target: Target, index: Index, calendar: Calendar): readonly Line[] {
  const { id, each, within_days: within } = target;
  const { today, span } = index;
  const items = itemsOf(index, target);
  const rule: Rule =
    within === undefined ? byPeriods(target, index, calendar) : byAge(within, today, calendar);
  return subjectsOf(index, target).flatMap((subject) => {
    const own = common(ownDays(subject), span);
    if (own[0] > own[1]) return [];
    const found = [...(items.get(subject.id) ?? [])];
    const newest = found.sort((one, other) => other.days[0] - one.days[0] || order(one, other));
    const last = newest.find(({ days }) => days[0] <= today);
    const counted = rule(subject, own, newest);
    const { done, expected, due } = counted;
    return [
      {
        target: id,
        subject: { kind: each, id: subject.id },
        ...counted,
        age: last ? today - last.days[0] : null,
        state: stateOf(done, expected, due),
        rids: newest.map(({ rid }) => rid),
      },
    ];
  });
}

function byAge(within: number, today: number, calendar: Calendar): Rule {
  return (_, own, items) => {
    const [done, expected, due, until] = freshness(within, today, calendar, own, items);
    const next = until === null ? null : written(until);
    return { done, expected, due, extra: items.length - done, next, period: null };
  };
}

function byPeriods(target: Target, index: Index, whole: Calendar): Rule {
  const { count, weeks = [], each } = target;
  const every = each === "lesson" ? "once" : (target.every ?? "once");
  const calendar = weeks.length ? calendarOf(index.world.terms, weeks) : whole;
  const periods = frames(every, index.span, calendar);
  const asks = amounts(target, every, periods, index, calendar);
  const different = Boolean(count.different ?? count.placements);
  const madeUp = weeks.length > 0 || every === "week" || every === "month";
  const tally = tallies(periods, calendar, different, madeUp);
  return (subject, own, items) => {
    const asked = asks(subject, own);
    const { have, loose, madeUp } = tally(items, asked);
    const needs = asked.map(([need]) => need);
    const expected = sum(needs);
    const done = sum(have.map((there, at) => Math.min(there, needs[at] ?? 0))) + madeUp;
    const period = done < expected ? lacking(periods, index.today, own, needs, have) : null;
    return {
      done,
      expected,
      due: sum(asked.map(([, due]) => due)),
      extra: sum(have) + loose.length - done,
      next: period?.to ?? null,
      period,
    };
  };
}

/** The first period, running or to come, that lacks one. */
function lacking(
  periods: readonly Frame[],
  today: number,
  own: Days,
  needs: readonly number[],
  have: readonly number[],
): Period | null {
  for (const [at, { asks }] of periods.entries()) {
    const [first, last] = common(asks, own);
    const [done = 0, need = 0] = [have[at], needs[at]];
    if (done < need && last >= today) {
      return { from: written(first), to: written(last), done, need };
    }
  }
  return null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
