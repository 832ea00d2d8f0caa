/** Freezes what a person did into the outbox, linked to what of it is still on its way. */

import { type Fields, type Mutation, newId, wireMutation } from "@daybook/sync";
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
}

/** Puts `change` at the end of the outbox. The transaction needs outbox and journal. */
export async function enqueue(tx: Writing, change: Change): Promise<void> {
  const waiting = await tx.objectStore("outbox").index("rid").getAll(change.rid);
  const sent = await openJournal(tx, change.rid);
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
    extra: {},
  };
  await leaveHeld(tx, sent);
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

/** What was held is part of the new change, or given up for it; the office keeps its copy. */
async function leaveHeld(tx: Writing, sent: readonly JournalItem[]): Promise<void> {
  for (const item of sent) {
    if (wasApplied(item.outcome)) continue;
    const { open: _open, ...closed } = item;
    await tx.objectStore("journal").put(closed);
  }
}
