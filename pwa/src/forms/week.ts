/** School weeks of a term, and dates in the words teachers use. */

import type { Language } from "./compiled";

const DAY = 86_400_000;
const ZH_DAYS = "日一二三四五六";
const EN_DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const EN_MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];

/** The dates of a term that count weeks: its first and last day and the Monday of week 1. */
export interface TermDates {
  readonly from: string;
  readonly to: string;
  readonly week1: string;
}

/** The school week of a date, counted from 1; null outside the term. */
export function schoolWeek(date: string, term: TermDates | null): number | null {
  if (!term || date < term.from || date > term.to || date < term.week1) return null;
  return Math.floor((Date.parse(date) - Date.parse(term.week1)) / (7 * DAY)) + 1;
}

/** The Monday of a school week. */
export function weekStart(week: number, term: TermDates): string {
  return addDays(term.week1, (week - 1) * 7);
}

/** How many school weeks a term has. */
export function weekCount(term: TermDates): number {
  return schoolWeek(term.to, term) ?? 0;
}

/** The date `days` later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** The date of a moment on this phone, "YYYY-MM-DD". */
export function dateOf(ms: number): string {
  const at = new Date(ms);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A date in words: "10月12日 周一 · 第7周" or "Mon 12 Oct · week 7"; the week only inside the term. */
export function dateWords(date: string, language: Language, term: TermDates | null = null): string {
  const at = new Date(`${date}T00:00:00Z`);
  const [month, day, weekday] = [at.getUTCMonth(), at.getUTCDate(), at.getUTCDay()];
  const week = schoolWeek(date, term);
  if (language === "zh") {
    const words = `${month + 1}月${day}日 周${ZH_DAYS.charAt(weekday)}`;
    return week ? `${words} · 第${week}周` : words;
  }
  const words = `${EN_DAYS[weekday]} ${day} ${EN_MONTHS[month]}`;
  return week ? `${words} · week ${week}` : words;
}
