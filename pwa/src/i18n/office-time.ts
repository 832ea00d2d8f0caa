/** Dates and moments in the office's words. */

import { dateOf, dateWords } from "../forms/week";
import { language } from "../models/language";
import { say } from "./office";

/** A day in words: "10月12日", with the year when it is not this one. */
export function dayWords(date: string, now = Date.now()): string {
  const at = new Date(`${date}T00:00:00Z`);
  const other = dateOf(now).slice(0, 4) !== date.slice(0, 4);
  const year = other ? ({ year: "numeric" } as const) : {};
  return new Intl.DateTimeFormat(language.value === "zh" ? "zh-CN" : "en-GB", {
    ...year,
    month: language.value === "zh" ? "long" : "short",
    day: "numeric",
    timeZone: "UTC",
  }).format(at);
}

/** A day with its weekday and, inside a term, its school week. */
export function fullDayWords(date: string, week: number | null): string {
  const words = dateWords(date, language.value);
  return week === null ? words : `${words} · ${say("time.week", { week })}`;
}

/** A moment in words: "今天 18:20", "昨天 18:20", "10月12日 18:20". */
export function momentWords(ms: number, now = Date.now()): string {
  return `${nearDay(ms, now)} ${clock(ms)}`;
}

/** A moment as seen from another: its time alone on the same day. */
export function momentAfter(ms: number, earlier: number, now = Date.now()): string {
  return dateOf(ms) === dateOf(earlier) ? clock(ms) : momentWords(ms, now);
}

/** A moment with its date, for what may be printed: "10月12日 18:20". */
export function stampWords(ms: number, now = Date.now()): string {
  return `${dayWords(dateOf(ms), now)} ${clock(ms)}`;
}

/** The day of a moment in words, without its hour when it is longer ago than yesterday. */
export function lastWords(ms: number, now = Date.now()): string {
  return dateOf(ms) >= dateOf(now - DAY) ? momentWords(ms, now) : dayWords(dateOf(ms), now);
}

const DAY = 86_400_000;

function nearDay(ms: number, now: number): string {
  const date = dateOf(ms);
  if (date === dateOf(now)) return say("time.today");
  if (date === dateOf(now - DAY)) return say("time.yesterday");
  return dayWords(date, now);
}

function clock(ms: number): string {
  const at = new Date(ms);
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}
