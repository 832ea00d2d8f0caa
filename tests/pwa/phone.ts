/** A phone for tests: a fresh database in memory, and short ways to fill and read it. */

import "fake-indexeddb/auto";
import { newId, parseReply, type SyncReply } from "@daybook/sync";
import { type Database, database } from "../../pwa/src/storage/database";
import type { StoreName } from "../../pwa/src/storage/schema";
import { APPLY_STORES, type Applied, applyReply } from "../../pwa/src/sync/apply";
import { type Change, enqueue } from "../../pwa/src/sync/enqueue";
import { nextRequest, type Request } from "../../pwa/src/sync/request";

export const SLOT = 2;
/** The slot of the person's own stream. */
export const ME = 1;
export const GID = 31;
export const EPOCH = 41;
const ALL: readonly StoreName[] = [
  "base",
  "outbox",
  "journal",
  "drafts",
  "files",
  "chunks",
  "cursor",
  "grants",
  "meta",
  "parcels",
  "phrases",
  "views",
];

let made = 0;

/** A database that no other test uses. */
export function freshDatabase(): Database {
  made += 1;
  return database(`daybook-test-${made}`);
}

/** A change of a record; only what matters to the test need be said. */
export function change(given: Partial<Change> = {}): Change {
  return {
    change: "put",
    slot: SLOT,
    rid: newId(),
    kind: "record",
    form: ["parent", 1],
    base: [EPOCH, 0],
    fields: { note: "hello" },
    at: 1_790_000_000_000,
    ...given,
  };
}

export function save(db: Database, given: Partial<Change> = {}): Promise<void> {
  return db.write(["outbox", "journal"], (tx) => enqueue(tx, change(given)));
}

export function request(db: Database, items = 100): Promise<Request> {
  const sender = { device: "phone", version: "0.1.0", now: 0 };
  const limits = { items, bytes: 100_000, wish: 32_768 };
  return db.writeRelaxed(["outbox", "cursor", "meta"], (tx) => nextRequest(tx, sender, limits));
}

/** A reply of the server to `to`, in the words of the wire. */
export function reply(to: Request, said: Record<string, unknown> = {}): SyncReply {
  return parseReply({ q: to.nonce, now: 1_790_000_000_500, ...said });
}

export function apply(db: Database, to: Request, answer: SyncReply): Promise<Applied | null> {
  return db.write(APPLY_STORES, (tx) => applyReply(tx, to, answer, 1_790_000_000_600));
}

/** Sends what there is and applies what the server says to it. */
export async function exchange(
  db: Database,
  said: Record<string, unknown> = {},
): Promise<Applied | null> {
  const sent = await request(db);
  return apply(db, sent, reply(sent, said));
}

/** The first contact: the stream `SLOT` is opened and holds these rows. */
export function open(db: Database, rows: unknown[] = [], seq = rows.length) {
  return exchange(db, {
    g: [[SLOT, GID, "school/x/2026", "teacher"]],
    c: [[SLOT, GID, EPOCH, seq]],
    r: { [SLOT]: rows },
  });
}

/** A row of the wire. */
export function row(rid: string, seq: number, body: Record<string, unknown> = {}): unknown[] {
  return [rid, seq, "record", { o: "me", v: 0, f: ["parent", 1], ca: 1, ra: 1 }, body];
}

/** A row that says what became of a held change. */
export function told(mid: string, seq: number, body: Record<string, unknown>): unknown[] {
  return [mid, seq, "held", { o: "me", v: 0, ca: 1, ra: 1 }, body];
}

type Contents = Record<StoreName, readonly unknown[]>;

/** Everything that the database holds, by store. */
export function contents(db: Database): Promise<Contents> {
  return db.read(ALL, async (tx) => {
    const stores = await Promise.all(
      ALL.map(async (name) => [name, await tx.objectStore(name).getAll()] as const),
    );
    return Object.fromEntries(stores) as unknown as Contents;
  });
}

/** All of one store. */
export async function all<T>(db: Database, store: StoreName): Promise<T[]> {
  return [...(await contents(db))[store]] as T[];
}
