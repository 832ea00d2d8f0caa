/**
 * How far targets are: the rule that phone and server share.
 *
 * A target asks for so many in each of its periods, and a record counts in the period of its day.
 * What a week, a month or the first weeks of a term lacked may be made up later in the same term;
 * what a period has too much of never stands for a later one.
 */

import { Amounts } from "./amounts";
import { ownDays } from "./belonging";
import { Calendar, type Days } from "./calendar";
import { written } from "./days";
import { Freshness } from "./freshness";
import { Index, type Item, order } from "./matching";
import { common, type Frame, frames } from "./periods";
import type { Line, Period, State, Subject, Target, World } from "./shapes";
import { Tallies } from "./tallies";

/** What was counted for one line. */
type Counted = Pick<Line, "done" | "expected" | "due" | "extra" | "next" | "period">;

/** One line for each of those for whom the target is, in the order of the world. */
export function progress(target: Target, world: World): readonly Line[] {
  return progressOf([target], world);
}

/** The lines of several targets in order; the world is made ready only once. */
export function progressOf(targets: readonly Target[], world: World): readonly Line[] {
  const index = new Index(world);
  const calendar = new Calendar(world.terms);
  return targets.flatMap((target) => new Rule(target, index, calendar).lines());
}

/** How so many done stand against so many expected, and due by today. */
export function stateOf(done: number, expected: number, due: number): State {
  if (expected === 0) return "not_expected";
  if (done >= expected) return "done";
  if (done === due) return "on_pace";
  return done < due ? "behind" : "ahead_of_time";
}

/** One target in one world. */
class Rule {
  readonly #target: Target;
  readonly #index: Index;
  readonly #periods: readonly Frame[];
  readonly #amounts: Amounts;
  readonly #tallies: Tallies;
  readonly #fresh: Freshness | null;

  constructor(target: Target, index: Index, whole: Calendar) {
    this.#target = target;
    this.#index = index;
    const { count, weeks, within_days: within } = target;
    const every = target.each === "lesson" ? "once" : (target.every ?? "once");
    const calendar = weeks?.length ? new Calendar(index.world.terms, weeks) : whole;
    this.#periods = frames(every, index.span, calendar);
    this.#amounts = new Amounts(target, every, this.#periods, index, calendar);
    const different = count.different !== undefined || count.placements !== undefined;
    const madeUp = Boolean(weeks?.length) || every === "week" || every === "month";
    this.#tallies = new Tallies(this.#periods, calendar, different, madeUp);
    this.#fresh = within === undefined ? null : new Freshness(within, index.today, whole);
  }

  /** One line for each who is there within the span. */
  lines(): readonly Line[] {
    const items = this.#index.items(this.#target);
    return this.#index.subjects(this.#target).flatMap((subject) => {
      const own = common(ownDays(subject), this.#index.span);
      return own[0] <= own[1] ? [this.#line(subject, own, items.get(subject.id) ?? [])] : [];
    });
  }

  #line(subject: Subject, own: Days, items: readonly Item[]): Line {
    const newest = [...items].sort((one, other) => other.first - one.first || order(one, other));
    const { today } = this.#index;
    const last = newest.find(({ first }) => first <= today);
    const counted = this.#fresh
      ? freshness(this.#fresh, own, items)
      : this.#byPeriods(subject, own, items);
    return {
      target: this.#target.id,
      subject: { kind: this.#target.each, id: subject.id },
      ...counted,
      age: last ? today - last.first : null,
      state: stateOf(counted.done, counted.expected, counted.due),
      rids: newest.map(({ rid }) => rid),
    };
  }

  #byPeriods(subject: Subject, own: Days, items: readonly Item[]): Counted {
    const amounts = this.#amounts.of(subject, own);
    const { have, loose } = this.#tallies.of(items);
    const madeUp = this.#tallies.madeUp(amounts, have, loose);
    const needs = amounts.map(([need]) => need);
    const done = sum(have.map((there, at) => Math.min(there, needs[at] ?? 0))) + madeUp;
    const expected = sum(needs);
    const period = done < expected ? this.#lacking(own, needs, have) : null;
    return {
      done,
      expected,
      due: sum(amounts.map(([, due]) => due)),
      extra: sum(have) + loose.length - done,
      next: period?.to ?? null,
      period,
    };
  }

  /** The first period, running or to come, that lacks one. */
  #lacking(own: Days, needs: readonly number[], have: readonly number[]): Period | null {
    for (const [at, { asks }] of this.#periods.entries()) {
      const [first, last] = common(asks, own);
      const [done = 0, need = 0] = [have[at], needs[at]];
      if (done < need && last >= this.#index.today) {
        return { from: written(first), to: written(last), done, need };
      }
    }
    return null;
  }
}

function freshness(fresh: Freshness, own: Days, items: readonly Item[]): Counted {
  const [done, expected, due, until] = fresh.of(own, items);
  const next = until === null ? null : written(until);
  return { done, expected, due, extra: items.length - done, next, period: null };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
