/** The whole phone half on a line where everything goes wrong: nothing is lost, nothing doubled. */

import { newId } from "@daybook/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { OutboxItem } from "../../pwa/src/storage/schema";
import { allPending } from "../../pwa/src/storage/shown";
import { nextRequest } from "../../pwa/src/sync/request";
import { Bench, unsent } from "./bench";
import { FAULTS } from "./fake-server";
import { all, EPOCH, freshDatabase, save } from "./phone";

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
  doubled: fc.boolean(),
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
      for (const { saves, faults, killed, doubled } of rounds) {
        await play(bench, rids, saves);
        for (const { mid } of await all<OutboxItem>(bench.db, "outbox")) made.add(mid);
        bench.faults = [...faults];
        // Another tab that believes to lead as well.
        const other = doubled ? bench.start({ onState: () => undefined }) : null;
        other?.wake(2);
        const syncing = bench.sync();
        if (killed) {
          bench.loop.stop();
          bench.loop = bench.start();
        } else {
          await syncing;
        }
        other?.stop();
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
