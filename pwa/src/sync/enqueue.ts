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

/**
 * Puts `change` at the end of the outbox. The transaction needs outbox and journal.
 *
 * `makeId` gives the change's id; only a simulation has its own.
 */
export async function enqueue(
  tx: Writing,
  given: Change,
  makeId: (now: number) => string = newId,
): Promise<void> {
  const { replaces = [], beside, ...change } = given;
  const waiting = await tx.objectStore("outbox").index("rid").getAll(change.rid);
  const sent = await openJournal(tx, change.rid);
  const left = beside ? [] : sent.filter(({ outcome }) => !wasApplied(outcome));
  // What builds on a held change will be held itself.
  const stuck = buildingOn(left, waiting);
  // A removal that was not taken hides nothing.
  const hiding = left.find((item) => frozenIn(item).k !== "del");
  const replaced = [...left, ...stuck];
  const id = makeId(change.at);
  const put = change.change === "put";
  // Own changes that the server's row does not show yet must not count as somebody else's.
  const applied = sent.filter(({ outcome }) => wasApplied(outcome));
  const chain = [...applied, ...waiting.filter((item) => !stuck.includes(item))];
  const mutation: Mutation = {
    ...change,
    base: unhidden(seenBase(change.base, waiting[0]), hiding),
    id,
    kind: put ? change.kind : null,
    form: put ? change.form : null,
    ...placeOf(id, chain, left[0]),
    replaces: [...new Set([...replaces, ...replaced.flatMap(replacedWith)])].slice(-MOST_REPLACED),
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

/** Those of the waiting changes that follow one of `held`, directly or not. */
function buildingOn(held: readonly Frozen[], waiting: readonly Frozen[]): Frozen[] {
  const mids = new Set(held.map(({ mid }) => mid));
  const found: Frozen[] = [];
  for (const item of waiting) {
    const { af } = frozenIn(item);
    if (af === undefined || !mids.has(af)) continue;
    mids.add(item.mid);
    found.push(item);
  }
  return found;
}

/** Where a change stands: behind its chain, else where the held one stood that it replaces. */
function placeOf(id: string, chain: readonly Frozen[], held: Frozen | undefined) {
  const last = chain[chain.length - 1];
  const after = last?.mid ?? (held && frozenIn(held).af) ?? null;
  const first = chain[0] ?? held;
  const branch = after === null || first === undefined ? id : (frozenIn(first).br ?? first.mid);
  return { after, branch };
}

/**
 * The version that the person saw. Work of an earlier epoch that is sent again may hide newer values
 * of the row, so what builds on it counts from where that work began.
 */
function seenBase(base: Change["base"], again: Frozen | undefined): Change["base"] {
  if (again === undefined) return base;
  const { b } = frozenIn(again);
  return b[0] === base[0] ? base : b;
}

/** What is held may hide newer values as well: what replaces it counts from where it began. */
function unhidden(base: Change["base"], held: Frozen | undefined): Change["base"] {
  if (held === undefined) return base;
  const { b } = frozenIn(held);
  return b[0] < base[0] || (b[0] === base[0] && b[1] < base[1]) ? b : base;
}

/** A held change, and what it was to take the place of: all that ends with the next change. */
function replacedWith(item: Frozen | JournalItem): string[] {
  const { rp = [] } = frozenIn(item);
  const refused = "outcome" in item && item.outcome === OUTCOME.refused;
  return refused ? [...rp] : [...rp, item.mid];
}

/** What the engine reads again in a frozen change. */
export function frozenIn({ text }: Frozen): {
  readonly k: Change["change"];
  readonly b: Change["base"];
  readonly af?: string;
  readonly br?: string;
  readonly rp?: readonly string[];
} {
  return JSON.parse(text);
}

/** Shows no more what the server refused of a record and never had; it stays in the journal. */
export async function giveUp(tx: Writing, rid: string): Promise<void> {
  const sent = await openJournal(tx, rid);
  await leave(
    tx,
    sent.filter(({ outcome }) => outcome === OUTCOME.refused),
  );
}

/** What was held is part of the new change, or given up for it; the office keeps its copy. */
async function leave(tx: Writing, items: readonly JournalItem[]): Promise<void> {
  for (const { open: _open, ...closed } of items) {
    await tx.objectStore("journal").put(closed);
  }
}
