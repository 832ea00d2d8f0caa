/** What is not the line's fault: a full phone, two tabs at once, an old page, a wrong clock. */

import { afterEach, expect, test, vi } from "vitest";
import { FILE_STORES, putFile } from "../../pwa/src/storage/files";
import type { Stored } from "../../pwa/src/sync/request";
import { Bench, unsent } from "./bench";
import { all, contents, save } from "./phone";

afterEach(() => vi.restoreAllMocks());

/** Lets transactions that would apply a reply find no room. */
function refuseReplies(): { readonly allow: () => void } {
  const real = IDBDatabase.prototype.transaction;
  const spy = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    ...asked
  ) {
    if (asked[1] === "readwrite" && [asked[0]].flat().includes("grants")) {
      throw new DOMException("", "QuotaExceededError");
    }
    return real.apply(this, asked);
  });
  return { allow: () => spy.mockRestore() };
}

test("a reply that finds no room leaves everything as it was, is told, and comes again", async () => {
  const bench = new Bench();
  bench.loop.stop();
  const troubles: unknown[] = [];
  bench.loop = bench.start({ onTrouble: (error) => troubles.push(error) });
  await save(bench.db);
  const before = await contents(bench.db);
  const refusal = refuseReplies();

  await bench.sync();
  const after = await contents(bench.db);
  refusal.allow();
  await bench.sync();

  expect([after.outbox, after.base, after.cursor]).toEqual([before.outbox, [], []]);
  expect(troubles).toMatchObject([{ name: "QuotaExceededError" }]);
  expect([bench.state?.problem, await unsent(bench)]).toEqual([null, 0]);
});

test("a full phone is not said to be without a network", async () => {
  const bench = new Bench();
  bench.loop.stop();
  bench.loop = bench.start({ onTrouble: () => undefined });
  refuseReplies();

  await bench.sync();

  expect(bench.state?.problem).toBe("full");
});

test("two tabs that both believe to lead send everything once", async () => {
  const bench = new Bench();
  for (let count = 0; count < 5; count += 1) await save(bench.db);
  const second = bench.start();

  for (let time = 0; time < 4; time += 1) {
    second.wake(2);
    await bench.sync();
  }
  await bench.sync();

  expect([await unsent(bench), (await all(bench.db, "base")).length]).toEqual([0, 5]);
  expect([...bench.server.applied.values()]).toEqual([1, 1, 1, 1, 1]);
});

test("the tab that lost a race says nothing of the network", async () => {
  const bench = new Bench();
  bench.line = async (init) => {
    // Another tab asks while this one waits for its answer.
    await bench.db.write(["meta"], (tx) => tx.objectStore("meta").put(99, "nonce"));
    return bench.server.fetch("none", init);
  };
  await save(bench.db);

  await bench.sync();

  expect([bench.state?.problem, await unsent(bench)]).toEqual(["conflict", 1]);
});

test("a tab that looks after another finds nothing to send and sends nothing", async () => {
  const bench = new Bench();
  let led = false;
  bench.loop.stop();
  bench.loop = bench.start({
    lead: async (work) => {
      if (led) await work();
      return led;
    },
  });
  await bench.sync();
  await vi.waitFor(() => expect(bench.state?.phase).toBe("paused"));
  led = true;
  bench.now = bench.state?.due ?? 0;

  bench.loop.wake(0);

  await vi.waitFor(() => expect(bench.state?.phase).toBe("idle"));
  expect(bench.server.storage).toEqual([]);
});

test("work of a page that is too old waits, whole, until it is taken again", async () => {
  const bench = new Bench();
  await save(bench.db);
  const [before] = await all(bench.db, "outbox");
  bench.faults = ["too-old"];

  await bench.sync();
  const told = bench.state?.problem;
  const [kept] = await all(bench.db, "outbox");
  await bench.sync();

  expect([told, kept]).toEqual(["upgrade-needed", before]);
  expect([bench.state?.problem, await unsent(bench)]).toEqual([null, 0]);
});

test("photos that wait for a better line do not travel, and text does", async () => {
  const bench = new Bench();
  bench.loop.stop();
  let free = false;
  let steps = 0;
  const sent = async () => {
    steps += 1;
    await bench.db.write(["files"], (tx) => tx.objectStore("files").clear());
    return 3;
  };
  bench.loop = bench.start({ mayUpload: () => free, uploads: { step: sent } });
  await save(bench.db);
  const file = { sha256: "a", type: "image/jpeg", size: 3, state: "waiting", rank: 1 } as const;
  await bench.db.write(FILE_STORES, (tx) => putFile(tx, { ...file, added: 1 }, new ArrayBuffer(3)));

  await bench.sync();
  const held = [await unsent(bench), steps];
  free = true;
  await bench.sync();

  expect([held, steps]).toEqual([[0, 0], 1]);
});

test("how far the phone's clock is off is kept, and does not change what is sent", async () => {
  const bench = new Bench();
  bench.now = 5 * 86_400_000;
  await save(bench.db, { at: bench.now });

  await bench.sync();

  const meta = await bench.db.read(["meta"], async (tx) => ({
    skew: await tx.objectStore("meta").get("skew"),
    told: await tx.objectStore("meta").get("told"),
  }));
  expect(meta).toEqual({ skew: 1_790_000_000_000 - bench.now, told: 1_790_000_000_000 });
  expect(await unsent(bench)).toBe(0);
});

test("a long request tells nothing of the clock", async () => {
  const bench = new Bench();
  bench.line = async (init) => {
    bench.now += 10_001;
    return bench.server.fetch("none", init);
  };

  await bench.sync();

  const skew = await bench.db.read(["meta"], (tx) => tx.objectStore("meta").get("skew"));
  expect(skew).toBeUndefined();
});

test("a clearing is told at once, although the state of the storage was told just now", async () => {
  const bench = new Bench();
  bench.loop.stop();
  let cleared: readonly [number, number] | null = null;
  bench.loop = bench.start({
    stored: async () => ({ photos: 0, ...(cleared && { cleared }) }),
    isUrgent: () => cleared !== null,
  });

  await bench.sync();
  cleared = [7, 3];
  await bench.sync();

  expect(bench.server.storage).toEqual([{ waiting: 0 }, { waiting: 0, cleared: [7, 3] }]);
});

test("a clearing counts as told once the server has heard of it", async () => {
  const bench = new Bench();
  bench.loop.stop();
  const told: Stored[] = [];
  const cleared = [7, 3] as const;
  bench.loop = bench.start({
    stored: async () => ({ photos: 0, cleared }),
    onStored: (stored) => told.push(stored),
  });
  bench.faults = ["request-lost"];

  await bench.sync();
  const early = told.length;
  await bench.sync();

  expect([early, told]).toEqual([0, [{ photos: 0, cleared }]]);
  expect(bench.server.storage).toEqual([{ waiting: 0, cleared: [7, 3] }]);
});
