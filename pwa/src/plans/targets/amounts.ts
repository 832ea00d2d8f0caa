/** How many a target asks of somebody in each period, and how many of them are due. */

import { ownDays } from "./belonging";
import type { Calendar, Days } from "./calendar";
import type { Index } from "./matching";
import { asked, common, due, type Frame, shareOf } from "./periods";
import type { Every, Subject, Target } from "./shapes";
import { timetables } from "./timetables";

/** How many a period needs, and how many of these are due by today. */
export type Amount = readonly [number, number];

/** What is asked in each period of somebody who is there on `own` days of the span. */
export type Amounts = (subject: Subject, own: Days) => readonly Amount[];

/** What one target asks; worked out once for all who are there on the same days. */
export function amounts(
  target: Target,
  every: Every,
  periods: readonly Frame[],
  { byForm, today }: Index,
  calendar: Calendar,
): Amounts {
  const { planned } = target.count;
  if (planned) {
    const lessons = timetables(byForm.get(planned.form) ?? [], planned, calendar);
    const { share } = target;
    return listed(lessons, typeof share === "number" ? share : 100, periods, today);
  }
  const known = new Map<string, readonly Amount[]>();
  return (subject, own) => {
    const needed = need(target, subject);
    const [since, until] = ownDays(subject);
    const length = until - since + 1;
    const key = [own, length, needed].join();
    const found =
      known.get(key) ??
      periods.map((frame): Amount => {
        const n = asked(frame, every, own, length, calendar, needed);
        return [n, due(frame, own, n, today, calendar)];
      });
    known.set(key, found);
    return found;
  };
}

/** A share of the lessons that timetables list, to the end and before today. */
function listed(
  lessons: ReturnType<typeof timetables>,
  percent: number,
  periods: readonly Frame[],
  today: number,
): Amounts {
  return ({ person, id }, own) =>
    periods.map(({ asks }) => {
      const [first, last] = common(asks, own);
      const needed = shareOf(lessons(person ?? id, first, last), percent, 100);
      const before = Math.floor((lessons(person ?? id, first, today - 1) * percent) / 100);
      return [needed, today > last ? needed : before];
    });
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
  const fitting = Object.keys(share)
    .map((key) => {
      const [kind, text] = key.split(" ");
      const over = kind === "over";
      const limit = Number(text) - (kind === "under" ? 1 : 0);
      // The narrowest comes first; what is open above comes after all that is not.
      return { key, fits: size > limit === over, rank: over ? 1e9 - limit : limit };
    })
    .filter(({ fits }) => fits)
    .sort((one, other) => one.rank - other.rank);
  return share[fitting[0]?.key ?? ""] ?? 0;
}
