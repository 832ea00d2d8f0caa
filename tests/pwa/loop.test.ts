/** The whole phone half on a line where everything goes wrong: nothing is lost, nothing doubled. */

import { newId } from "@daybook/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Database } from "../../pwa/src/storage/database";
import type { OutboxItem } from "../../pwa/src/storage/schema";
import { allPending } from "../../pwa/src/storage/shown";
import { syncClient } from "../../pwa/src/sync/client";
import type { State } from "../../pwa/src/sync/engine";
import type { Lead } from "../../pwa/src/sync/leader";
import { type Loop, type LoopParts, syncLoop } from "../../pwa/src/sync/loop";
import { nextRequest } from "../../pwa/src/sync/request";
import { uploads } from "../../pwa/src/sync/uploads";
import { FAULTS, FakeServer, type Fault } from "./fake-server";
import { all, EPOCH, freshDatabase, save } from "./phone";

const alone: Lead = async (work) => {
  await work();
  return true;
};

/** A phone in front of a server; `faults` are used up one request after the other. */
class Bench {
  readonly db: Database = freshDatabase();
  readonly server = new FakeServer();
  faults: Fault[] = [];
  state: State | null = null;
  now = 1_790_000_000_000;
  loop: Loop = this.start();
  #rest: (() => void)[] = [];

  start(over: Partial<LoopParts> = {}): Loop {
    const fetch = ((_path: unknown, init?: RequestInit) =>
      this.server.fetch(this.faults.shift() ?? "none", init ?? {})) as typeof globalThis.fetch;
    const connection = { fetch, token: async () => "secret", patience: 1000 };
    const client = syncClient(connection, () => this.now);
    return syncLoop({
      database: this.db,
      client,
      uploads: uploads(this.db, connection),
      lead: alone,
      clock: () => this.now,
      random: () => 0.5,
      alarm: () => () => undefined,
      device: "phone",
      version: "0.1.0",
      stored: async () => ({ persisted: true, used: 2048, photos: 3 }),
      onApplied: () => undefined,
      onState: (state) => this.#tell(state),
      onElsewhere: () => undefined,
      onTrouble: (error) => {
        throw error;
      },
      ...over,
    });
  }

  /** Presses the button and waits until the phone rests again. */
  async sync(): Promise<void> {
    const rested = new Promise<void>((resolve) => this.#rest.push(resolve));
    this.loop.wake(2);
    await rested;
  }

  #tell(state: State): void {
    this.state = state;
    if (state.phase === "sending" || state.phase === "uploading") return;
    for (const resolve of this.#rest.splice(0)) resolve();
  }
}

async function unsent(bench: Bench): Promise<number> {
  return (await all<OutboxItem>(bench.db, "outbox")).length;
}

test("what was saved is sent, and what others wrote arrives, in one go", async () => {
  const bench = new Bench();
  const rid = newId();
  for (let count = 0; count < 7; count += 1) bench.server.write(newId(), { note: "theirs" });
  await save(bench.db, { rid, fields: { note: "mine" } });

  await bench.sync();

  expect(bench.server.rows.get(rid)?.body).toEqual({ note: "mine" });
  expect([await unsent(bench), (await all(bench.db, "base")).length]).toEqual([0, 8]);
});

test("what is saved while a request is under way is sent after it", async () => {
  const bench = new Bench();
  await save(bench.db);
  const first = bench.sync();
  await save(bench.db);
  bench.loop.wake(1);

  await first;

  expect(await unsent(bench)).toBe(0);
});

test("a stopped phone does nothing more", async () => {
  const bench = new Bench();
  await save(bench.db);

  bench.loop.stop();
  bench.loop.wake(2);

  expect([bench.state, await unsent(bench)]).toEqual([null, 1]);
});

test("a tab that does not lead asks the one that does", async () => {
  const bench = new Bench();
  let asked = 0;
  const done = new Promise<void>((resolve) => {
    const onElsewhere = () => {
      asked += 1;
      resolve();
    };
    bench.loop = bench.start({ lead: async () => false, onElsewhere });
  });

  bench.loop.wake(1);
  await done;

  expect([asked, bench.state?.phase]).toEqual([1, "paused"]);
});

test("now and then a request says how the phone's storage is, and what it does not carry", async () => {
  const bench = new Bench();
  await save(bench.db);
  await bench.sync();
  bench.now += 60_000;
  await bench.sync();
  bench.now += 5 * 60_000;
  bench.faults = ["request-lost"];
  await bench.sync();
  await save(bench.db);
  await bench.sync();

  const said = { persisted: true, used: 2048, waiting: 3 };
  expect(bench.server.storage).toEqual([said, undefined, said]);
});

test("changes that one request cannot carry are said to wait", async () => {
  const db = freshDatabase();
  for (let count = 0; count < 5; count += 1) await save(db);
  const sender = { device: "phone", version: "0.1.0", now: 0, stored: { photos: 2 } };
  const limits = { items: 3, bytes: 100_000, wish: 1 };

  const { text } = await db.writeRelaxed(["outbox", "cursor", "meta"], (tx) =>
    nextRequest(tx, sender, limits),
  );

  expect(JSON.parse(text).st).toEqual({ waiting: 4 });
});

interface Save {
  readonly record: number;
  readonly text: string;
}

const aSave = fc.record({ record: fc.nat({ max: 3 }), text: fc.constantFrom("a", "b", "c") });
const round = fc.record({
  saves: fc.array(aSave, { maxLength: 4 }),
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 4 }),
  killed: fc.boolean(),
});

async function play(bench: Bench, rids: readonly string[], saves: readonly Save[]): Promise<void> {
  const shown = await allPending(bench.db, "record");
  const known = new Set(shown.keys());
  for (const { record, text } of saves) {
    const rid = rids[record] ?? "";
    const fresh = !known.has(rid);
    known.add(rid);
    const base: readonly [number, number] = [EPOCH, shown.get(rid)?.row?.seq ?? 0];
    await save(bench.db, { rid, base, change: fresh ? "put" : "set", fields: { [text]: text } });
  }
}

test("on any bad line every change arrives exactly once and the phone agrees with the server", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
      const bench = new Bench();
      const rids = [newId(), newId(), newId(), newId()];
      const made = new Set<string>();
      for (const { saves, faults, killed } of rounds) {
        await play(bench, rids, saves);
        for (const { mid } of await all<OutboxItem>(bench.db, "outbox")) made.add(mid);
        bench.faults = [...faults];
        const syncing = bench.sync();
        if (killed) {
          bench.loop.stop();
          bench.loop = bench.start();
        } else {
          await syncing;
        }
      }
      bench.faults = [];
      await bench.sync();
      await bench.sync();

      expect(await unsent(bench)).toBe(0);
      expect([...bench.server.applied.keys()].sort()).toEqual([...made].sort());
      expect([...bench.server.applied.values()].every((times) => times === 1)).toBe(true);
      const pending = await allPending(bench.db, "record");
      const phone = [...pending].map(([rid, { row, sent }]) => [rid, row?.body, sent.length]);
      const server = [...bench.server.rows].map(([rid, { body }]) => [rid, body, 0]);
      expect(phone.sort()).toEqual(server.sort());
    }),
    { numRuns: 50 },
  );
});
