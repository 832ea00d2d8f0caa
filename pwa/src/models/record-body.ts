/** How a record lies in its row: answers by question, and the phone's own entries under `_`. */

import {
  type Fields,
  type Mutation,
  OUTCOME,
  overlay,
  parseMutation,
  type Row,
} from "@daybook/sync";
import type { Answers } from "../forms/compiled";
import type { Frozen, JournalItem } from "../storage/schema";
import type { Pending } from "../storage/shown";

/** The kind of the rows that hold records. */
export const RECORD = "record";

/** The row as this phone shows it: with everything that was changed here since. */
export function shownRow({ row, sent, waiting }: Pending, user: string): Row | null {
  return overlay(row, [...sent, ...waiting].map(mutationOf), user);
}

/** The row as the server has it, or will have it: without what was held or refused. */
export function agreedRow({ row, sent, waiting }: Pending, user: string): Row | null {
  const left = new Set(sent.filter(isTroubled).map(({ mid }) => mid));
  const agreed: Mutation[] = [];
  for (const item of [...sent, ...waiting]) {
    const mutation = mutationOf(item);
    // What follows a held change is held as well.
    if (mutation.after !== null && left.has(mutation.after)) left.add(item.mid);
    if (!left.has(item.mid)) agreed.push(mutation);
  }
  return overlay(row, agreed, user);
}

/** Whether a person should look at what became of a change: held by the office, or refused. */
export function isTroubled({ outcome }: JournalItem): boolean {
  return outcome === OUTCOME.held || outcome === OUTCOME.refused;
}

/** The answers of a row's body, without the phone's own entries. */
export function answersIn(body: Fields): Answers {
  const answers = Object.entries(body).filter(([name]) => !name.startsWith("_"));
  return Object.fromEntries(answers) as Answers;
}

/** The SHA-256 of every picture in the answers, thumbnails included. */
export function filesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { $f, th } = value as { $f?: unknown; th?: unknown };
  if (typeof $f !== "string") return Object.values(value).flatMap(filesIn);
  return typeof th === "string" ? [th, $f] : [$f];
}

function mutationOf({ text }: Frozen): Mutation {
  return parseMutation(JSON.parse(text));
}
