/** The periods in which a target counts anew, and how much each of them asks of somebody. */

import { type Calendar, type Days, nextSchoolDay, schoolDays, termOf } from "./calendar";
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
  { asks, whole }: Frame,
  every: Every,
  own: Days,
  length: number,
  calendar: Calendar,
  n: number,
): number {
  const [first, last] = common(asks, own);
  if (first > last) return 0;
  if (every === "placement") return shareOf(n, last - first + 1, length);
  if (every === "once") return n;
  const there = schoolDays(calendar, first, last);
  if (every === "term" || every === "year") return shareOf(n, there, whole);
  return there > 0 && 2 * there >= whole ? n : 0;
}

/** `n` in the proportion of a part to the whole, rounded up; nothing of nothing. */
export function shareOf(n: number, part: number, whole: number): number {
  return whole ? Math.ceil((n * part) / whole) : 0;
}

/** How many of `need` should be there before `today`: the last is due when the days are over. */
export function due(
  { asks }: Frame,
  own: Days,
  need: number,
  today: number,
  calendar: Calendar,
): number {
  const [first, last] = common(asks, own);
  if (need === 0 || today > last) return need;
  if (today <= first) return 0;
  const days = schoolDays(calendar, first, last);
  const gone = days ? schoolDays(calendar, first, today - 1) : today - first;
  return Math.min(need - 1, Math.floor((need * gone) / (days || last - first + 1)));
}

function terms(span: Days, calendar: Calendar): readonly Frame[] {
  const there = calendar.terms
    .map(([from, to, monday], term) => ({ days: [from, to] as const, monday, term }))
    .filter(({ days }) => overlap(days, span));
  const touching = sideBySide(there, span);
  const listed = calendar.weeks;
  return there.flatMap(({ days, monday, term }, at) => {
    const named: Days = [
      monday + 7 * (Math.min(...listed) - 1),
      monday + 7 * Math.max(...listed) - 1,
    ];
    const asks = common(listed.length ? common(days, named) : days, span);
    const counts = listed.length ? asks : (touching[at] as Days);
    return asks[0] > asks[1] ? [] : [{ counts, asks, term, whole: schoolDays(calendar, ...asks) }];
  });
}

function years(span: Days, calendar: Calendar): readonly Frame[] {
  const found = new Map<number, { days: Days }>();
  for (const [from, to] of calendar.terms) {
    if (!overlap([from, to], span)) continue;
    const year = schoolYear(from, to);
    const [first, last] = found.get(year)?.days ?? [from, to];
    found.set(year, { days: [first, Math.max(last, to)] });
  }
  const whole = [...found.values()];
  const touching = sideBySide(whole, span);
  return whole.map(({ days }, at) => {
    const asks = common(days, span);
    return { counts: touching[at] as Days, asks, term: 0, whole: schoolDays(calendar, ...asks) };
  });
}

/** Pieces made to touch, from the first to the last day of the span: no record is between. */
function sideBySide(pieces: readonly { readonly days: Days }[], span: Days): readonly Days[] {
  return pieces.map(({ days }, at) => {
    const next = pieces[at + 1];
    return [at ? days[0] : span[0], next ? next.days[0] - 1 : span[1]];
  });
}

/** The year in which the school year of a term began, by the middle of the term. */
function schoolYear(from: number, to: number): number {
  const middle = written(Math.floor((from + to) / 2));
  return Number(middle.slice(0, 4)) - (middle.slice(5) < "09" ? 1 : 0);
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
    const whole: Days = [monday, monday + 6];
    found.push(piece(common(whole, span), schoolDays(calendar, ...whole), calendar));
  }
  return found;
}

function piece(days: Days, whole: number, calendar: Calendar): Frame {
  const taught = nextSchoolDay(calendar, days[0]) ?? days[0];
  const term = termOf(calendar, taught > days[1] ? days[0] : taught);
  return { counts: days, asks: days, term, whole };
}
