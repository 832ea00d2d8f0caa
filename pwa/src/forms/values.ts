/** How answers turn into strings, numbers and booleans: XPath 1.0 as ODK applies it. */

import type { FileRef, Value } from "./compiled";

/** The answers of one question over the rows of a repeat, or its rows themselves. */
export class Nodes {
  readonly values: readonly Raw[];

  constructor(values: readonly Raw[]) {
    this.values = values;
  }
}

export type Raw = Value | undefined | Nodes;

export const DAY_MS = 86_400_000;
/** Of the years that both languages can write: 0001-01-01, and the last day that has a next. */
const [FIRST_DAY, LAST_DAY] = [-719_162, 2_932_896];

const NUMBER = /^[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*$/;
const TIME =
  "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,3})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?";
const CLOCK = new RegExp(`^${TIME}$`);
const MOMENT = new RegExp(`^((?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2})(T${TIME})?$`);
const BLANK = /^[ \t\r\n\u00a0\u3000]*$/;

/** Whether nothing was answered: absent, null, blank text or an empty list. */
export function isEmpty(value: Value | undefined): boolean {
  if (typeof value === "string") return BLANK.test(value);
  return value === undefined || value === null || (Array.isArray(value) && !value.length);
}

/** Whether this is a calendar date "YYYY-MM-DD". */
export function isDate(text: string): boolean {
  return text.length === 10 && moment(text) !== null;
}

/** Whether this is a time of day, "HH:MM" with optional seconds and zone. */
export function isTime(text: string): boolean {
  return CLOCK.test(text);
}

/** Milliseconds since 1970 of a date or a dateTime (UTC when it names no zone). */
export function moment(text: string): number | null {
  const match = MOMENT.exec(text);
  if (!match) return null;
  const [, day = "", time = "T00:00"] = match;
  const midnight = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(midnight) || momentText(midnight).slice(0, 10) !== day) return null;
  return Date.parse(day + time + (/[Z+-]/.test(time) ? "" : "Z"));
}

/** A date or dateTime as "YYYY-MM-DDTHH:MM:SS.mmm", by the clock it was written with; or "". */
export function written(text: string): string {
  const match = MOMENT.exec(text);
  if (!match || moment(text) === null) return "";
  const [, day = "", time = "T00:00"] = match;
  const [clock = "", fraction = ""] = time.replace(/(Z|[+-].{5})$/, "").split(".");
  return `${day}${clock.padEnd(9, ":00")}.${fraction.padEnd(3, "0")}`;
}

/** A time of day as a part of the day, by the clock it was written with; null for others. */
export function clockDays(text: string): number | null {
  const at = isTime(text) ? written(`1970-01-01T${text}`) : "";
  return at ? Date.parse(`${at}Z`) / DAY_MS : null;
}

/** The date `days` after 1970-01-01; "" outside the years 1 to 9999. */
export function dateOfDays(days: number): string {
  if (!(days >= FIRST_DAY && days < LAST_DAY)) return "";
  return momentText(Math.floor(days) * DAY_MS).slice(0, 10);
}

/**
 * Milliseconds since 1970 as a dateTime, "YYYY-MM-DDTHH:MM:SS.mmmZ"; an `offset` of the clock in
 * minutes east of UTC takes the place of the Z.
 */
export function momentText(at: number, offset = 0): string {
  const text = new Date(at + offset * 60_000).toISOString();
  if (!offset) return text;
  const zone = new Date(Math.abs(offset) * 60_000).toISOString().slice(11, 16);
  return text.replace("Z", (offset < 0 ? "-" : "+") + zone);
}

/** The string of a value; lists are joined by spaces, files go by their hash. */
export function toText(value: Raw): string {
  if (value instanceof Nodes) return toText(value.values[0]);
  if (Array.isArray(value)) return (value as readonly Value[]).map(toText).join(" ");
  if (typeof value === "object" && value) {
    const name = (value as unknown as FileRef).$f;
    return typeof name === "string" ? name : "";
  }
  return value === undefined || value === null ? "" : String(value);
}

/** What was chosen: the items of a list, the words of a text. */
export function words(value: Raw): string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).map(toText);
  return toText(value)
    .split(/[ \t\r\n]+/)
    .filter(Boolean);
}

/** The number of a value; a date counts days since 1970; NaN for what is no number. */
export function toNumber(value: Raw): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  const text = toText(value);
  const match = NUMBER.exec(text);
  return match ? Number(match[1]) : (moment(text) ?? Number.NaN) / DAY_MS;
}

/** Whether a value holds: a number that is not 0 or NaN, text or a list with something in it. */
export function toBoolean(value: Raw): boolean {
  if (value instanceof Nodes) return value.values.length > 0;
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** A number as it is kept; null for what is not a finite number. */
export function finite(number: number): number | null {
  return Number.isFinite(number) ? number + 0 : null;
}
