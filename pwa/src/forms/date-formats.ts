/** Dates and times in words and figures; the twin of the server's `forms/engine/date_formats.py`. */

import type { Language } from "./compiled";
import { DAY_MS, dateOfDays, momentText, type Raw, toNumber, toText, written } from "./values";

const ZH_DAYS = "日一二三四五六";
const EN_DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const EN_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

type Format = readonly [from: number, to: number, bare?: 1];

const FORMATS: Readonly<Record<string, Format>> = {
  Y: [0, 4],
  y: [2, 4],
  m: [5, 7],
  n: [5, 7, 1],
  d: [8, 10],
  e: [8, 10, 1],
  H: [11, 13],
  h: [11, 13, 1],
  M: [14, 16],
  S: [17, 19],
  3: [20, 23],
};

/**
 * A date or dateTime by the signs of ODK's format-date-time, with the hour as it is written. Numbers
 * are days since 1970; "" for what is neither.
 */
export function formatDate(value: Raw, pattern: string, language: Language): string {
  const text = written(toText(value)) || ofDays(toNumber(value));
  if (!text) return "";
  return pattern.replace(/%([YymnbdeaHhMS3])/g, (_, sign: string) => {
    if (sign === "a") return weekday(text, language);
    if (sign === "b") return month(text, language);
    const [from, to, bare] = FORMATS[sign] ?? [0, 0];
    const part = text.slice(from, to);
    return bare ? String(Number(part)) : part;
  });
}

function ofDays(days: number): string {
  return dateOfDays(days) && momentText(Math.floor(days * DAY_MS + 0.5));
}

function month(text: string, language: Language): string {
  const number = Number(text.slice(5, 7));
  return language === "zh" ? `${number}月` : (EN_MONTHS[number - 1] ?? "");
}

function weekday(text: string, language: Language): string {
  const day = new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDay();
  return language === "zh" ? `周${ZH_DAYS.charAt(day)}` : (EN_DAYS[day] ?? "");
}
