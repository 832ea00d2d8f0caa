/** Days that somebody set for a next time: told on the day, and for a week unless it has happened. */

import { addDays } from "../../forms/week";
import type { PlanKey } from "../../i18n/plan-zh";
import type { RecordView } from "../../models/records";

/** The question that sets a day, and whom or what it is about, by form. */
const SET = {
  pairing: ["next_date", "pair"],
  visit: ["revisit", "to_school"],
  parent: ["follow", "child"],
} as const;
const WEEK = 6;

export interface Reminder {
  /** The record in which the day was set. */
  readonly rid: string;
  readonly form: keyof typeof SET;
  readonly day: string;
  readonly words: PlanKey;
}

/** What `written`, newest first, says of today; a newer record about the same ends it. */
export function remindersOn(today: string, written: readonly RecordView[]): readonly Reminder[] {
  const seen = new Set<string>();
  return written.flatMap(({ rid, form, answers }): Reminder[] => {
    if (!isSetting(form)) return [];
    const [question, about] = SET[form];
    const key = JSON.stringify([form, answers[about] ?? null]);
    if (seen.has(key)) return [];
    seen.add(key);
    const day = answers[question];
    if (typeof day !== "string" || day === "" || day > today) return [];
    if (addDays(day, WEEK) < today) return [];
    return [{ rid, form, day, words: `remind.${form}${day < today ? ".past" : ""}` as PlanKey }];
  });
}

function isSetting(form: string): form is keyof typeof SET {
  return form in SET;
}
