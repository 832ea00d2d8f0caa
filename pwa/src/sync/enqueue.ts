/** Freezes what a person did into the outbox, linked to what of it is still on its way. */

import {
  type Fields,
  MOST_REPLACED,
  type Mutation,
  newId,
  OUTCOME,
  wireMutation,
} from "@daybook/sync";
import type { Frozen, JournalItem, Target, Writing } from "../storage/schema";
import { wasApplied } from "./journal";

/** One change of one record; `base` is the server's version that the person saw. */
export interface Change {
  readonly change: "put" | "set" | "del";
  readonly slot: Target["slot"];
  readonly rid: string;
  readonly kind: string;
  readonly form: readonly [string, number] | null;
  readonly base: readonly [epoch: number, seq: number];
  readonly fields: Fields;
  readonly at: number;
  /** Held changes that it takes the place of, besides those that this phone made itself. */
  readonly replaces?: readonly string[];
  /** It has nothing to do with what is held of the record, which stays as it is. */
  readonly beside?: true;
}

/** Puts `change` at the end of the outbox. The transaction needs outbox and journal. */
export async function enqueue(tx: Writing, given: Change): Promise<void> {
  const { replaces = [], beside, ...change } = given;
  const waiting = await tx.objectStore("outbox").index("rid").getAll(change.rid);
  const sent = await openJournal(tx, change.rid);
  const left = beside ? [] : sent.filter(({ outcome }) => !wasApplied(outcome));
  const id = newId(change.at);
  const put = change.change === "put";
  // Own changes that the server's row does not show yet must not count as somebody else's.
  const chain = [...sent.filter(({ outcome }) => wasApplied(outcome)), ...waiting];
  const [earlier] = chain;
  const mutation: Mutation = {
    ...change,
    base: seenBase(change.base, waiting[0]),
    id,
    kind: put ? change.kind : null,
    form: put ? change.form : null,
    after: chain[chain.length - 1]?.mid ?? null,
    branch: earlier === undefined ? id : branchOf(earlier),
    replaces: [...new Set([...replaces, ...left.flatMap(replacedWith)])].slice(-MOST_REPLACED),
    extra: {},
  };
  await leave(tx, left);
  const text = JSON.stringify(wireMutation(mutation));
  const size = new TextEncoder().encode(text).length;
  const { slot, rid } = change;
  // The store gives `n`, the order of saving.
  await tx.objectStore("outbox").add({ mid: id, slot, rid, text, size } as Frozen);
}

async function openJournal(tx: Writing, rid: string): Promise<JournalItem[]> {
  const items = await tx.objectStore("journal").index("rid").getAll(rid);
  return items.filter(({ open }) => open === 1).sort((one, other) => one.n - other.n);
}

function branchOf({ mid, text }: Frozen): string {
  return (JSON.parse(text) as { br?: string }).br ?? mid;
}

/**
 * The version that the person saw. Work of an earlier epoch that is sent again may hide newer values
 * of the row, so what builds on it counts from where that work began.
 */
function seenBase(base: Change["base"], again: Frozen | undefined): Change["base"] {
  if (again === undefined) return base;
  const { b } = JSON.parse(again.text) as { b: Change["base"] };
  return b[0] === base[0] ? base : b;
}

/** A held change, and what it was to take the place of: all that ends with the next change. */
function replacedWith({ mid, outcome, text }: JournalItem): string[] {
  const earlier = replacedBy(text);
  return outcome === OUTCOME.held ? [...earlier, mid] : [...earlier];
}

/** The held changes that a frozen one takes the place of. */
export function replacedBy(text: string): readonly string[] {
  return (JSON.parse(text) as { rp?: readonly string[] }).rp ?? [];
}

/** What was held is part of the new change, or given up for it; the office keeps its copy. */
async function leave(tx: Writing, items: readonly JournalItem[]): Promise<void> {
  for (const { open: _open, ...closed } of items) {
    await tx.objectStore("journal").put(closed);
  }
}
