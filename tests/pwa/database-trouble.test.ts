/** A database that dies, fills up or is of another version: what is told, and what is kept. */

import "fake-indexeddb/auto";
import { forceCloseDatabase } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Database, database, type Mishap } from "../../pwa/src/storage/database";
import { type Connection, type Upgrading, upgrade, VERSION } from "../../pwa/src/storage/schema";
import { freshDatabase } from "./phone";

afterEach(() => vi.restoreAllMocks());

function put(db: Database, value: number): Promise<unknown> {
  return db.write(["meta"], (tx) => tx.objectStore("meta").put(value, "n"));
}

function get(db: Database): Promise<number | undefined> {
  return db.read(["meta"], (tx) => tx.objectStore("meta").get("n"));
}

/** The stores of a database of the first version that these tests touch. */
function openFirst(name: string) {
  return openDB(name, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore("meta");
      fresh.createObjectStore("journal", { keyPath: "mid" });
    },
  });
}

/** Lets the next transaction of any database fail in this way. */
function failNext(fail: (db: IDBDatabase) => IDBTransaction): void {
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(function (
    this: IDBDatabase,
  ) {
    return fail(this);
  });
}

test.each(["InvalidStateError", "UnknownError"])(
  "a connection that fails with %s is opened again once",
  async (name) => {
    const db = freshDatabase();
    await put(db, 7);
    failNext(() => {
      throw new DOMException("", name);
    });

    expect(await get(db)).toBe(7);
  },
);

test("a connection that dies in the midst of a transaction is opened again, and nothing is doubled", async () => {
  const db = freshDatabase();
  await put(db, 1);
  let tries = 0;

  await db.write(["meta"], async (tx) => {
    tries += 1;
    const n = (await tx.objectStore("meta").get("n")) ?? 0;
    const writing = tx.objectStore("meta").put(n + 1, "n");
    // As the browser does it: the transaction ends by itself, and its requests with it.
    if (tries === 1) tx.objectStore("meta").transaction.abort();
    await writing;
  });

  expect([tries, await get(db)]).toEqual([2, 2]);
});

test("a connection that keeps dying is not asked for ever", async () => {
  const db = freshDatabase();
  await put(db, 7);
  const dead = () => {
    throw new DOMException("", "UnknownError");
  };
  failNext(dead);
  failNext(dead);

  await expect(get(db)).rejects.toMatchObject({ name: "UnknownError" });
});

test("a connection that the browser ended is nothing to tell: what is left shows at the next use", async () => {
  const told: Mishap[] = [];
  const onCreated = vi.fn();
  const db = database("ended", { onMishap: (mishap) => told.push(mishap), onCreated });
  await put(db, 7);
  const held = await db.read(["meta"], async (tx) => tx.objectStore("meta").transaction.db);

  forceCloseDatabase(held as unknown as Parameters<typeof forceCloseDatabase>[0]);

  expect([told, await get(db), onCreated.mock.calls.length]).toEqual([[], 7, 1]);
});

describe("on a phone without room", () => {
  const noRoom = () => {
    throw new DOMException("", "QuotaExceededError");
  };

  test("room is made and the write goes through", async () => {
    const made: string[] = [];
    const makeRoom = async ({ name }: Database) => made.push(name) > 0;
    const told: Mishap[] = [];
    const db = database("tight", { makeRoom, onMishap: (mishap) => told.push(mishap) });
    await put(db, 1);
    failNext(noRoom);

    await put(db, 2);

    expect([made, told, await get(db)]).toEqual([["tight"], [], 2]);
  });

  test("when no room can be made it is told, and told again when it is over", async () => {
    const told: string[] = [];
    const db = database("full", {
      makeRoom: async () => false,
      onMishap: (mishap) => told.push(mishap),
      onOver: (mishap) => told.push(`${mishap} no more`),
    });
    await put(db, 1);
    failNext(noRoom);

    await expect(put(db, 2)).rejects.toMatchObject({ name: "QuotaExceededError" });
    await put(db, 3);

    expect([told, await get(db)]).toEqual([["full", "full no more"], 3]);
  });

  test("making room may itself find none, and is not called for that", async () => {
    let calls = 0;
    const makeRoom = async (own: Database) => {
      calls += 1;
      failNext(noRoom);
      await own.writeRelaxed(["files"], async () => undefined);
      return true;
    };
    const db = database("stuck", { makeRoom });
    await put(db, 1);
    failNext(noRoom);

    await expect(put(db, 2)).rejects.toMatchObject({ name: "QuotaExceededError" });
    expect(calls).toBe(1);
  });

  test("a full phone still reads", async () => {
    const db = database("readable", { makeRoom: async () => false });
    await put(db, 7);
    failNext(noRoom);
    await put(db, 8).catch(() => undefined);

    expect(await get(db)).toBe(7);
  });
});

test("a page that is older than the database shows, keeps and sends what is there", async () => {
  const told: Mishap[] = [];
  const newer = await openDB("from-later", VERSION + 1, {
    upgrade: (fresh, from, _to, tx) => {
      upgrade(fresh as unknown as Connection, from, tx as unknown as Upgrading);
      fresh.createObjectStore("of-later");
    },
  });
  newer.close();
  const db = database("from-later", { onMishap: (mishap) => told.push(mishap) });

  await put(db, 7);

  expect([told, await get(db)]).toEqual([["reload"], 7]);
});

test("a database of the first version keeps what it held", async () => {
  const first = await openFirst("first");
  await first.put("journal", { mid: "m", rid: "r", slot: 2, seq: 9, n: 1 });
  first.close();

  const found = await database("first").read(["journal"], (tx) =>
    tx.objectStore("journal").index("seq").count(),
  );

  expect(found).toBe(1);
});

test("an old page that does not let go is told, and that it did", async () => {
  const told: string[] = [];
  const old = await openFirst("held-open");
  const db = database("held-open", {
    onMishap: (mishap) => {
      told.push(mishap);
      old.close();
    },
    onOver: (mishap) => told.push(`${mishap} no more`),
  });

  await put(db, 7);

  expect(told).toEqual(["blocked", "blocked no more"]);
});
