/** The periods in which a target counts anew, and how much each of them asks of somebody. */

import type { Calendar, Days } from "./calendar";
import { month, weekday, written } from "./days";
import type { Every } from "./shapes";

/**
 * A period: records of `counts` belong to it, and it asks for something in `asks`.
 *
 * `whole` is what its school days are measured by: those of `asks` for a term or a year, those of
 * the whole week, all weekdays of the month.
 */
export interface Frame {
  readonly counts: Days;
  readonly asks: Days;
  readonly term: number;
  readonly whole: number;
}

/** The days that both have; its last day comes before its first when there are none. */
export function common(one: Days, other: Days): Days {
  return [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
}

/** Whether they have a day in common. */
export function overlap(one: Days, other: Days): boolean {
  return one[0] <= other[1] && other[0] <= one[1];
}

/** The periods of a span, in order. */
export function frames(every: Every, span: Days, calendar: Calendar): readonly Frame[] {
  if (every === "term") return terms(span, calendar);
  if (every === "year") return years(span, calendar);
  if (every === "month") return months(span, calendar);
  if (every === "week") return weeks(span, calendar);
  return [{ counts: span, asks: span, term: 0, whole: 0 }];
}

/**
 * How many a period asks of somebody whose own days within the span are `own`.
 *
 * A term or a year asks in proportion to the school days that they are there, rounded up, and so
 * does a placement of `length` days; a week or a month asks for all or nothing.
 */
export function asked(
  frame: Frame,
  every: Every,
  own: Days,
  length: number,
  calendar: Calendar,
  n: number,
): number {
  const [first, last] = common(frame.asks, own);
  if (first > last) return 0;
  if (every === "placement") return shareOf(n, last - first + 1, length);
  if (every === "once") return n;
  const there = calendar.schoolDays(first, last);
  if (every === "term" || every === "year") return shareOf(n, there, frame.whole);
  return there > 0 && 2 * there >= frame.whole ? n : 0;
}

/** `n` in the proportion of a part to the whole, rounded up; nothing of nothing. */
export function shareOf(n: number, part: number, whole: number): number {
  return whole ? Math.ceil((n * part) / whole) : 0;
}

/** How many of `need` should be there before `today`: the last is due when the days are over. */
export function due(
  frame: Frame,
  own: Days,
  need: number,
  today: number,
  calendar: Calendar,
): number {
  const [first, last] = common(frame.asks, own);
  if (today > last) return need;
  if (need === 0 || today <= first) return 0;
  const days = calendar.schoolDays(first, last);
  const gone = days ? calendar.schoolDays(first, today - 1) : today - first;
  return Math.min(need - 1, Math.floor((need * gone) / (days || last - first + 1)));
}

function terms(span: Days, calendar: Calendar): readonly Frame[] {
  const there = calendar.terms
    .map((days, place) => ({ days, place }))
    .filter(({ days }) => overlap(days, span));
  const touching = sideBySide(
    there.map(({ days }) => days),
    span,
  );
  return there.flatMap(({ days, place }, at) => {
    const limited = calendar.weeksOf(place);
    const asks = common(common(days, limited), span);
    const whole = limited[0] === days[0] && limited[1] === days[1];
    const counts = whole ? (touching[at] as Days) : asks;
    if (asks[0] > asks[1]) return [];
    return [{ counts, asks, term: place, whole: calendar.schoolDays(...asks) }];
  });
}

function years(span: Days, calendar: Calendar): readonly Frame[] {
  const found = new Map<number, Days>();
  for (const days of calendar.terms) {
    if (!overlap(days, span)) continue;
    const [first, last] = found.get(schoolYear(days)) ?? days;
    found.set(schoolYear(days), [first, Math.max(last, days[1])]);
  }
  const whole = [...found.values()];
  const touching = sideBySide(whole, span);
  return whole.map((days, at) => {
    const asks = common(days, span);
    const counts = touching[at] as Days;
    return { counts, asks, term: 0, whole: calendar.schoolDays(...asks) };
  });
}

/** Pieces made to touch, from the first to the last day of the span: no record is between. */
function sideBySide(pieces: readonly Days[], span: Days): readonly Days[] {
  return pieces.map(([first], at) => {
    const next = pieces[at + 1];
    return [at ? first : span[0], next ? next[0] - 1 : span[1]];
  });
}

/** The year in which the school year of a term began, by the middle of the term. */
function schoolYear([from, to]: Days): number {
  const [year = 0, month = 0] = written(Math.floor((from + to) / 2))
    .split("-")
    .map(Number);
  return month < 9 ? year - 1 : year;
}

function months(span: Days, calendar: Calendar): readonly Frame[] {
  const found: Frame[] = [];
  for (let day = span[0]; day <= span[1]; ) {
    const whole = month(day);
    let weekdays = 0;
    for (let each = whole[0]; each <= whole[1]; each++) weekdays += weekday(each) < 5 ? 1 : 0;
    found.push(piece(common(whole, span), weekdays, calendar));
    day = whole[1] + 1;
  }
  return found;
}

function weeks(span: Days, calendar: Calendar): readonly Frame[] {
  const found: Frame[] = [];
  for (let monday = span[0] - weekday(span[0]); monday <= span[1]; monday += 7) {
    const days = common([monday, monday + 6], span);
    found.push(piece(days, calendar.schoolDays(monday, monday + 6), calendar));
  }
  return found;
}

function piece(days: Days, whole: number, calendar: Calendar): Frame {
  const taught = calendar.nextSchoolDay(days[0]) ?? days[0];
  const term = calendar.termOf(taught > days[1] ? days[0] : taught);
  return { counts: days, asks: days, term, whole };
}
