/** A phone in Node: the page's own sync code over real sockets, its database in memory. */

import "fake-indexeddb/auto";
import { newId } from "@daybook/sync";
import { type Database, database } from "../../pwa/src/storage/database";
import type { BaseRow, JournalItem, StoreName } from "../../pwa/src/storage/schema";
import { syncClient } from "../../pwa/src/sync/client";
import type { State } from "../../pwa/src/sync/engine";
import { enqueue } from "../../pwa/src/sync/enqueue";
import { type Loop, syncLoop } from "../../pwa/src/sync/loop";

/** Who the phone belongs to, and what its person writes. */
export interface Teacher {
  readonly token: string;
  readonly device: string;
  readonly version: string;
  readonly key: string;
  readonly form: readonly [string, number];
  readonly fields: Readonly<Record<string, string | number>>;
}

export interface WirePhone {
  /** How long it waits for an answer, ms. */
  patience: number;
  readonly database: Database;
  /** Saves so many new records; gives their ids. */
  save(count: number): Promise<string[]>;
  /** Syncs until it rests; gives the state in which it does. */
  sync(): Promise<State>;
  rows(): Promise<readonly BaseRow[]>;
  /** What is wrong with these records on a phone that has synced; empty when all is well. */
  faults(rids: readonly string[]): Promise<string[]>;
}

let made = 0;

/** A phone that speaks to `url`. */
export function wirePhone(url: string, teacher: Teacher): WirePhone {
  made += 1;
  const db = database(`wire-${made}`);
  let rested: ((state: State) => void) | null = null;
  let trouble: unknown = null;

  const connection = {
    fetch: (path: RequestInfo | URL, init?: RequestInit) => fetch(`${url}${path}`, init),
    token: async () => teacher.token,
    get patience() {
      return phone.patience;
    },
  };

  const loop: Loop = syncLoop({
    database: db,
    client: syncClient(connection),
    uploads: { step: async () => 0 },
    lead: async (work) => {
      await work();
      return true;
    },
    clock: Date.now,
    random: () => 0,
    alarm: () => () => {},
    device: teacher.device,
    version: teacher.version,
    stored: async () => ({ photos: 0 }),
    onApplied: () => {},
    onState: (state) => {
      if (state.phase === "sending" || state.phase === "uploading") return;
      const call = rested;
      rested = null;
      // The loop is at rest only once its present step is over.
      if (call !== null) setImmediate(call, state);
    },
    onElsewhere: () => {},
    onTrouble: (error) => {
      trouble = error;
    },
  });

  async function save(count: number): Promise<string[]> {
    const grants = await all(db, "grants");
    const cursors = await all(db, "cursor");
    const slot = grants.find(({ key }) => key === teacher.key)?.slot ?? 0;
    const epoch = cursors.find((cursor) => cursor.slot === slot)?.epoch ?? 0;
    const rids = Array.from({ length: count }, () => newId());
    for (const rid of rids) {
      const what = { change: "put", slot, rid, kind: "record", form: teacher.form } as const;
      const fields = fieldsOf(rid, teacher);
      const change = { ...what, base: [epoch, 0], fields, at: Date.now() } as const;
      await db.write(["outbox", "journal"], (tx) => enqueue(tx, change));
    }
    return rids;
  }

  function sync(): Promise<State> {
    trouble = null;
    return new Promise((done, fail) => {
      rested = (state) => (trouble === null ? done(state) : fail(trouble));
      loop.wake(2);
    });
  }

  async function faults(rids: readonly string[]): Promise<string[]> {
    const waiting = (await all(db, "outbox")).length;
    const said = await Promise.all(rids.map((rid) => faultOf(db, rid, teacher)));
    return [...(waiting > 0 ? [`${waiting} still wait`] : []), ...said.flat()];
  }

  const rows = () => all(db, "base");
  const phone: WirePhone = { patience: 30_000, database: db, save, sync, rows, faults };
  return phone;
}

async function faultOf(db: Database, rid: string, teacher: Teacher): Promise<string[]> {
  const { sent, rows } = await db.read(["base", "journal"], async (tx) => ({
    sent: (await tx.objectStore("journal").index("rid").getAll(rid)) as JournalItem[],
    rows: (await tx.objectStore("base").index("rid").getAll(rid)) as BaseRow[],
  }));
  const [item] = sent;
  const [row] = rows;
  if (sent.length !== 1 || item === undefined) return [`${rid} was answered ${sent.length} times`];
  if (item.outcome !== 0) return [`${rid} was answered ${item.outcome}`];
  if (item.open !== undefined) return [`${rid} is still shown as on its way`];
  if (rows.length !== 1 || row === undefined) return [`${rid} is here ${rows.length} times`];
  if (row.seq !== item.seq) return [`${rid} was told as ${item.seq} and came as ${row.seq}`];
  const written = fieldsOf(rid, teacher);
  const same = JSON.stringify(ordered(row.body)) === JSON.stringify(ordered(written));
  return same ? [] : [`${rid} came back changed`];
}

/** What a teacher writes in this record and in no other. */
function fieldsOf(rid: string, { fields }: Teacher) {
  return { ...fields, topic: `${fields.topic} ${rid}` };
}

function ordered(fields: object): unknown[] {
  return Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
}

function all<S extends StoreName>(db: Database, store: S) {
  return db.read([store], (tx) => tx.objectStore(store).getAll());
}
