/** Answers put in their places: into a record, or into the rows of a repeat. */

import type { Answers } from "./compiled";
import type { Evaluation, Question } from "./evaluation";
import { isRow } from "./shapes";

/** The answers with the values that some questions have; the answers given stay as they are. */
export function withValues(run: Evaluation, questions: readonly Question[]): Answers {
  const answers = { ...run.answers };
  const rows = new Map<string, Answers[]>();
  for (const { place, row } of questions) {
    const target = row < 0 ? answers : rowOf(answers, rows, place.repeat?.name ?? "", row);
    const value = run.valueAt(place, row);
    if (value === null) delete target[place.name];
    else target[place.name] = value;
  }
  return answers;
}

/** A copy of one row, put in its place so that the rows given stay as they are. */
export function rowOf(
  answers: Answers,
  copies: Map<string, Answers[]>,
  repeat: string,
  row: number,
): Answers {
  let copied = copies.get(repeat);
  if (!copied) {
    copied = rowsOf(answers, repeat).map((each) => (isRow(each) ? { ...each } : each));
    copies.set(repeat, copied);
    answers[repeat] = copied;
  }
  while (copied.length <= row) copied.push({});
  const found = copied[row];
  if (isRow(found)) return found;
  const made: Answers = {};
  copied[row] = made;
  return made;
}

/** The rows given of a repeat. */
export function rowsOf(answers: Answers, repeat: string): readonly Answers[] {
  const rows = answers[repeat];
  return Array.isArray(rows) ? (rows as readonly Answers[]) : [];
}
