/** Words that come in both languages, moments and sizes, as this page's reader says them. */

import type { Localized } from "../forms/compiled";
import { dateOf, dateWords, type TermDates } from "../forms/week";
import { language, t } from "../models/language";

/** The words in the page's language. */
export function local(words: Localized): string {
  return words[language.value];
}

/** A date in words, with the school week where the term has one. */
export function dayWords(date: string, term: TermDates | null = null): string {
  return dateWords(date, language.value, term);
}

/** How long ago a moment was, in words: "just now", "today 8:20", "yesterday 18:20", "3 days ago". */
export function whenWords(ms: number, now: number): string {
  const minutes = Math.floor((now - ms) / 60_000);
  if (minutes < 1) return t("when.now");
  if (minutes < 60) return t("when.minutes", { n: minutes });
  const days = daysBetween(dateOf(ms), dateOf(now));
  if (days === 0) return t("when.today", { time: clockWords(ms) });
  if (days === 1) return t("when.yesterday", { time: clockWords(ms) });
  return days < 7 ? t("when.days", { n: days }) : dayWords(dateOf(ms));
}

/** A moment in full: date and time of this phone. */
export function momentWords(ms: number): string {
  return `${dayWords(dateOf(ms))} ${clockWords(ms)}`;
}

/** The date of a moment with its year: "1970年1月1日", "1 January 1970". */
export function fullDate(ms: number): string {
  const where = language.value === "zh" ? "zh-CN" : "en-GB";
  return new Date(ms).toLocaleDateString(where, { dateStyle: "long" });
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A size in bytes as people read it: "820 KB", "3.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** The time of day of this phone: "8:05". */
export function clockWords(ms: number): string {
  const at = new Date(ms);
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;
}
