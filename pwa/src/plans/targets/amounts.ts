/** How many a target asks of somebody in each period, and how many of them are due. */

import { ownDays } from "./belonging";
import type { Calendar, Days } from "./calendar";
import type { Index } from "./matching";
import { asked, common, due, type Frame, shareOf } from "./periods";
import type { Every, Subject, Target } from "./shapes";
import { Timetables } from "./timetables";

/** How many a period needs, and how many of these are due by today. */
export type Amount = readonly [number, number];

/** What one target asks; worked out once for all who are there on the same days. */
export class Amounts {
  readonly #known = new Map<string, readonly Amount[]>();
  readonly #timetables: Timetables | null;
  readonly #target: Target;
  readonly #every: Every;
  readonly #periods: readonly Frame[];
  readonly #today: number;
  readonly #calendar: Calendar;

  constructor(
    target: Target,
    every: Every,
    periods: readonly Frame[],
    index: Index,
    calendar: Calendar,
  ) {
    this.#target = target;
    this.#every = every;
    this.#periods = periods;
    this.#today = index.today;
    this.#calendar = calendar;
    const { planned } = target.count;
    this.#timetables = planned
      ? new Timetables(index.ofForm(planned.form), planned, calendar)
      : null;
  }

  /** What is asked in each period of somebody who is there on `own` days of the span. */
  of(subject: Subject, own: Days): readonly Amount[] {
    const timetables = this.#timetables;
    if (timetables) {
      return this.#periods.map((frame) => this.#listed(timetables, subject, frame, own));
    }
    const needed = need(this.#target, subject);
    const [since, until] = ownDays(subject);
    const key = [own, until - since, needed].join();
    const known = this.#known.get(key) ?? this.#worked(own, until - since + 1, needed);
    this.#known.set(key, known);
    return known;
  }

  #worked(own: Days, length: number, needed: number): readonly Amount[] {
    const calendar = this.#calendar;
    return this.#periods.map((frame) => {
      const found = asked(frame, this.#every, own, length, calendar, needed);
      return [found, found && due(frame, own, found, this.#today, calendar)];
    });
  }

  /** A share of the lessons that timetables list, to the end and before today. */
  #listed(timetables: Timetables, { person, id }: Subject, frame: Frame, own: Days): Amount {
    const { share = 100 } = this.#target;
    const percent = typeof share === "number" ? share : 100;
    const [first, last] = common(frame.asks, own);
    const needed = shareOf(timetables.lessons(person ?? id, first, last), percent, 100);
    if (this.#today > last) return [needed, needed];
    const before = timetables.lessons(person ?? id, first, this.#today - 1);
    return [needed, Math.floor((before * percent) / 100)];
  }
}

/** How many in each period; 0 when nothing is needed of a subject of this kind. */
export function need({ share, need = 1 }: Target, subject: Subject): number {
  const { size, type, tier, role } = subject;
  if (share !== undefined && size !== undefined) {
    return shareOf(typeof share === "number" ? share : bySize(share, size), size, 100);
  }
  if (typeof need === "number") return need;
  const key = [type, tier, role].find((each) => each && each in need);
  return need[key ?? "other"] ?? 0;
}

/** The percentage for a size: by the narrowest "under" or "to", else by the nearest "over". */
function bySize(share: Readonly<Record<string, number>>, size: number): number {
  let [narrowest, nearest, found] = [Number.POSITIVE_INFINITY, -1, 0];
  for (const [key, percent] of Object.entries(share)) {
    const [kind, text] = key.split(" ");
    const limit = Number(text) - (kind === "under" ? 1 : 0);
    if (kind === "over") {
      if (narrowest > 1e9 && size > limit && limit > nearest) [nearest, found] = [limit, percent];
    } else if (size <= limit && limit < narrowest) [narrowest, found] = [limit, percent];
  }
  return found;
}
