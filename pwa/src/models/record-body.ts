/** How a record lies in its row: answers by question, and the phone's own entries under `_`. */

import {
  type Fields,
  isFields,
  isList,
  type Mutation,
  OUTCOME,
  overlay,
  parseMutation,
  type Row,
  type Value,
} from "@daybook/sync";
import type { Answers } from "../forms/compiled";
import type { BaseRow, Frozen, JournalItem } from "../storage/schema";
import type { Pending } from "../storage/shown";

/** The kind of the rows that hold records. */
export const RECORD = "record";

/** The row as this phone shows it: with everything that was changed here since. */
export function shownRow({ row, sent, waiting, told }: Pending, user: string): Row | null {
  const own = new Set(sent.map(({ mid }) => mid));
  const others = told.filter(({ rid }) => !own.has(rid)).flatMap(toldMutation);
  const here = sent.flatMap((item) =>
    isTroubled(item) ? kept(mutationOf(item)) : mutationOf(item),
  );
  return overlay(row, [...others, ...here, ...waiting.map(mutationOf)], user);
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

/** The stream of a record, as far as this phone can tell. */
export function slotOf({ row, sent, waiting, told }: Pending): number | null {
  const known = row?.slot ?? [...sent, ...waiting][0]?.slot ?? told[0]?.body.slot;
  return typeof known === "number" ? known : null;
}

/** Whether a change was a creation, an edit or a removal. */
export function changeIn(item: Frozen): Mutation["change"] {
  return mutationOf(item).change;
}

/**
 * A change that was not taken, as it is shown: a removal hides nothing, and an edit of a record that
 * is not here is all that is left of it.
 */
function kept(mutation: Mutation): Mutation[] {
  if (mutation.change === "del") return [];
  return [{ ...mutation, change: "put", kind: mutation.kind ?? RECORD }];
}

/** A change of another phone that the office gave back. */
function toldMutation({ rid: id, body, meta }: BaseRow): Mutation[] {
  const form = isForm(body.form) ? body.form : null;
  const fields = isFields(body.answers ?? null) ? (body.answers as Fields) : {};
  const rid = String(body.record);
  const change = body.change as Mutation["change"];
  const base = [0, 0] as const;
  const chain = { after: null, branch: id, base, kind: RECORD, extra: {} };
  return kept({ ...chain, id, change, slot: 0, rid, form, at: meta.ca, fields });
}

function isForm(value: Value | undefined): value is readonly [string, number] {
  return isList(value) && typeof value[0] === "string" && typeof value[1] === "number";
}

function mutationOf({ text }: Frozen): Mutation {
  return parseMutation(JSON.parse(text));
}
