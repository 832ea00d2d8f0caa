/** Rows that people share besides records, such as plans and tasks: as they stand here, and how one is written. */

import { type Fields, newId } from "@daybook/sync";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { allPending, onePending, type Pending } from "../storage/shown";
import { shownEpoch } from "../sync/cursors";
import { enqueue } from "../sync/enqueue";
import { isTroubled, shownRow, slotOf } from "./record-body";
import { noticeFull } from "./storage";
import { announce, currentDatabase, onNews, workplace } from "./workplace";

const KINDS = ["plan", "plan-template", "task"] as const;
export type SharedKind = (typeof KINDS)[number];

/** One row with this phone's own changes. */
export interface SharedRow {
  readonly rid: string;
  readonly slot: number;
  /** User id; null for what the server wrote. */
  readonly owner: string | null;
  readonly body: Fields;
  /** When it was written, ms since 1970. */
  readonly at: number;
  /** `waiting`: not all of it has gone up. `held`: the school's system did not take it as it is. */
  readonly state: "waiting" | "held" | "synced";
}

type Rows = ReadonlyMap<SharedKind, readonly SharedRow[]>;

const rows = signal<Rows | null>(null);
let opened = false;

/** Whether they have been read from this phone. */
export const sharedReady: ReadonlySignal<boolean> = computed(() => rows.value !== null);

/** All rows of one kind. */
export function sharedRows(kind: SharedKind): ReadonlySignal<readonly SharedRow[]> {
  return computed(() => rows.value?.get(kind) ?? []);
}

/** Keeps the rows as the phone has them from now on; called again it does nothing. */
export function openSharedRows(): void {
  if (opened) return;
  opened = true;
  workplace.subscribe(() => {
    rows.value = null;
    void read();
  });
  onNews((news) => {
    if (news.library === true || news.rows === null || news.rows?.some(isHere)) void read();
  });
}

/** Writes a new row into a stream; its id. Raises when the phone has no room. */
export async function putShared(kind: SharedKind, slot: number, body: Fields): Promise<string> {
  const rid = newId();
  await write(rid, { change: "put", slot, kind, base: [0, 0], fields: body });
  return rid;
}

/** Changes a row: null clears a field. */
export async function setShared(rid: string, fields: Fields): Promise<void> {
  const pending = await onePending(currentDatabase(), rid);
  const slot = slotOf(pending);
  if (slot === null) return;
  const seq = pending.row?.seq ?? 0;
  await write(rid, { change: "set", slot, kind: "", base: [0, seq], fields });
}

interface Written {
  readonly change: "put" | "set";
  readonly slot: number;
  readonly kind: string;
  readonly base: readonly [epoch: number, seq: number];
  readonly fields: Fields;
}

async function write(rid: string, { base: [, seq], ...change }: Written): Promise<void> {
  try {
    await currentDatabase().write(["outbox", "journal", "cursor"], async (tx) => {
      const epoch = seq > 0 ? shownEpoch(await tx.objectStore("cursor").get(change.slot)) : 0;
      await enqueue(tx, { ...change, rid, form: null, base: [epoch, seq], at: Date.now() });
    });
  } catch (error) {
    noticeFull(error);
    throw error;
  }
  announce({ rows: [rid], library: true, wake: true });
}

function isHere(rid: string): boolean {
  return [...(rows.peek()?.values() ?? [])].some((each) => each.some((row) => row.rid === rid));
}

async function read(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const found = await Promise.all(KINDS.map((kind) => allPending(place.database, kind)));
  if (workplace.peek() !== place) return;
  const { user } = place.signedIn;
  rows.value = new Map(
    KINDS.map((kind, at) => [
      kind,
      [...(found[at] ?? [])].flatMap(([rid, pending]) => shared(kind, rid, pending, user)),
    ]),
  );
}

function shared(kind: SharedKind, rid: string, pending: Pending, user: string): SharedRow[] {
  const row = shownRow(pending, user);
  if (row === null || row.kind !== kind) return [];
  const state = pending.waiting.length > 0 ? "waiting" : stateOf(pending);
  return [
    { rid, slot: slotOf(pending) ?? 0, owner: row.meta.o, body: row.body, at: row.meta.ca, state },
  ];
}

function stateOf({ sent }: Pending): SharedRow["state"] {
  return sent.some(isTroubled) ? "held" : "synced";
}
