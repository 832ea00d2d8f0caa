/** Records as choices: those of a form, the newest of each wall, the lessons of a timetable. */

import type { Answers, ExternalItem } from "../../forms/compiled";
import { RECORD_LISTS } from "../../forms/sources";
import { formVersion } from "../../models/library";
import { type RecordView, records } from "../../models/records";
import { nameOf, recordWords, rowWords } from "../answer-words";

/** How many of the newest records the rules look at. */
export const EARLIER = 200;

/** Records of the forms that a list is made of, with author and date; a focus child for its record. */
export function recordItems(source: string): readonly ExternalItem[] {
  const from = RECORD_LISTS[source] ?? [];
  const finished = records.value.filter(
    ({ form, state }) => from.includes(form) && state !== "draft",
  );
  const found = source === "walls" ? newestWalls(finished) : finished;
  return found.slice(0, EARLIER).map((record) => {
    const child = source === "focus" ? String(record.answers.child ?? "") : "";
    const words = child ? nameOf("children", child) : recordWords(source, record);
    return item(child || record.rid, words, {
      ...columnsOf(record.answers),
      author: record.author,
      date: record.date,
    });
  });
}

/** The newest record of each area of each class or place; what is only planned is no wall yet. */
export function newestWalls(all: readonly RecordView[]): readonly RecordView[] {
  const newest = new Map<string, RecordView>();
  for (const record of all) {
    const { class_ref, kind, corner, stage } = record.answers;
    const place = JSON.stringify([class_ref ?? null, kind ?? null, corner ?? null]);
    if (stage !== "plan" && !newest.has(place)) newest.set(place, record);
  }
  return [...newest.values()];
}

/** The lessons of a week, in the order of the timetable; none while there is no timetable. */
export function timetableItems(record: RecordView | null): readonly ExternalItem[] {
  const form = record && formVersion(record.form, record.version);
  if (!form) return [];
  return form.fields
    .filter(({ type }) => type === "repeat")
    .flatMap((repeat) =>
      rowsOf(record.answers[repeat.name]).map((row, index) =>
        item(`${record.rid}-${index}`, rowWords(form, repeat, row), columnsOf(row)),
      ),
    );
}

/** Answers as the columns of a list: texts and numbers, several choices as words. */
export function columnsOf(answers: Answers): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]): [string, string | number][] => {
      if (typeof value === "string" || typeof value === "number") return [[name, value]];
      const words = Array.isArray(value) && value.every((each) => typeof each === "string");
      return words ? [[name, (value as readonly string[]).join(" ")]] : [];
    }),
  );
}

function rowsOf(value: Answers[string] | undefined): readonly Answers[] {
  return Array.isArray(value) ? (value as readonly Answers[]) : [];
}

/** Such words are in the page's language already. */
function item(
  value: string,
  words: string,
  columns: Readonly<Record<string, string | number>>,
): ExternalItem {
  return { value, label: { zh: words, en: words }, columns };
}
