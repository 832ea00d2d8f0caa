/** The rows of a batch: one for each item of its list, with a day of its own where the list has one. */

import type { Choice, ExternalItem } from "../../forms/compiled";
import { addDays } from "../../forms/week";
import type { DraftRow } from "../../models/drafts";
import type { RecordView } from "../../models/records";

export interface BatchRow {
  readonly key: string;
  readonly item: ExternalItem;
  /** The day it is about; null when that is the day of the whole batch. */
  readonly date: string | null;
}

/** The Monday of the week of a date. */
export function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((day + 6) % 7));
}

/** Whether the list is a week: its items tell their weekday. */
export function isWeekly(items: readonly ExternalItem[]): boolean {
  return items.some((item) => weekdayOf(item) !== null);
}

/** The rows of a list; those of a week in the order of their days. */
export function rowsOf(items: readonly Choice[], monday: string): BatchRow[] {
  const rows = items.map((item): BatchRow => {
    const day = weekdayOf(item);
    const date = day === null ? null : addDays(monday, day - 1);
    return { key: keyOf(item.value, date), item, date };
  });
  return rows.sort((one, other) => compare(one.date ?? "", other.date ?? ""));
}

/** A touched row as it is shown. */
export function rowOf({ item, date }: DraftRow): BatchRow {
  return { key: keyOf(item.value, date ?? null), item, date: date ?? null };
}

/** Whether a record may be about that day: neither ahead, nor more than `back` days ago. */
export function isOpenDay(date: string, today: string, back: number): boolean {
  return date <= today && date >= addDays(today, -back);
}

/** The newest date of the records about each item. */
export function lastDates(
  all: readonly RecordView[],
  form: string,
  question: string,
): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const record of all) {
    if (record.form !== form || record.state === "draft") continue;
    for (const value of valuesOf(record.answers[question])) {
      if ((last.get(value) ?? "") < record.date) last.set(value, record.date);
    }
  }
  return last;
}

/** The records about each item on each day, by the keys of rows with a day. */
export function loggedRows(
  all: readonly RecordView[],
  form: string,
  question: string,
  author: string,
): ReadonlyMap<string, RecordView> {
  const logged = new Map<string, RecordView>();
  for (const record of all) {
    const counts = record.form === form && record.author === author && record.state !== "draft";
    if (!counts) continue;
    for (const value of valuesOf(record.answers[question])) {
      const key = keyOf(value, record.date);
      if (!logged.has(key)) logged.set(key, record);
    }
  }
  return logged;
}

export function keyOf(value: string, date: string | null): string {
  return `${value}@${date ?? ""}`;
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** 1 for Monday to 7 for Sunday, from a number or a day's English name; null when it tells none. */
function weekdayOf({ columns }: ExternalItem): number | null {
  const told = String(columns?.weekday ?? "").toLowerCase();
  const day = /^[1-7]$/.test(told) ? Number(told) : DAYS.indexOf(told.slice(0, 3)) + 1;
  return day > 0 ? day : null;
}

function valuesOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
