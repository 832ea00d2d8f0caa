/** The database of a person: opened once, opened again, and noticed when it goes. */

import "fake-indexeddb/auto";
import { deleteDB, openDB } from "idb";
import { afterEach, expect, test, vi } from "vitest";
import {
  type Database,
  DatabaseClosed,
  database,
  type Mishap,
} from "../../pwa/src/storage/database";
import { VERSION } from "../../pwa/src/storage/schema";
import { freshDatabase } from "./phone";

afterEach(() => vi.restoreAllMocks());

function put(db: Database, value: number): Promise<unknown> {
  return db.write(["meta"], (tx) => tx.objectStore("meta").put(value, "n"));
}

function get(db: Database): Promise<number | undefined> {
  return db.read(["meta"], (tx) => tx.objectStore("meta").get("n"));
}

test("what was written is read again", async () => {
  const db = freshDatabase();

  await put(db, 7);

  expect(await get(db)).toBe(7);
});

test("a write asks for the disk, a relaxed one does not", async () => {
  const db = freshDatabase();
  await get(db);
  const asked = vi.spyOn(IDBDatabase.prototype, "transaction");

  await put(db, 1);
  await db.writeRelaxed(["meta"], (tx) => tx.objectStore("meta").put(2, "n"));

  const durability = asked.mock.calls.map(([, , options]) => options?.durability);
  expect(durability).toEqual(["strict", "relaxed"]);
});

test("a failed write keeps nothing and says why", async () => {
  const db = freshDatabase();

  const failing = db.write(["meta"], async (tx) => {
    await tx.objectStore("meta").put(1, "n");
    throw new Error("no more");
  });

  await expect(failing).rejects.toThrow("no more");
  expect(await get(db)).toBeUndefined();
});

test("a connection that the browser has dropped is opened again", async () => {
  const db = freshDatabase();
  await put(db, 7);
  const real = IDBDatabase.prototype.transaction;
  const dead = new DOMException("The connection is closing", "InvalidStateError");
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(function (
    this: IDBDatabase,
  ) {
    this.close();
    throw dead;
  });

  expect(await get(db)).toBe(7);
  expect(IDBDatabase.prototype.transaction).not.toBe(real);
});

test("an error of the work itself is not tried again", async () => {
  const db = freshDatabase();
  let tries = 0;

  const failing = db.read(["meta"], () => {
    tries += 1;
    return Promise.reject(new RangeError("wrong"));
  });

  await expect(failing).rejects.toThrow("wrong");
  expect(tries).toBe(1);
});

test("a database that was removed is noticed and made anew", async () => {
  const told: Mishap[] = [];
  const db = database("removed", { onMishap: (mishap) => told.push(mishap) });
  await put(db, 7);

  await deleteDB("removed");

  expect(told).toEqual(["lost"]);
  expect(await get(db)).toBeUndefined();
});

test("a newer page in another tab gets the database, and this one is told", async () => {
  const told: Mishap[] = [];
  const db = database("newer", { onMishap: (mishap) => told.push(mishap) });
  await put(db, 7);

  const newer = await openDB("newer", VERSION + 1);
  newer.close();

  expect(told).toEqual(["reload"]);
});

test("making the stores is told once", async () => {
  const onCreated = vi.fn();

  await put(database("made", { onCreated }), 1);
  await put(database("made", { onCreated }), 2);

  expect(onCreated).toHaveBeenCalledOnce();
});

test("a closed database stays closed", async () => {
  const db = freshDatabase();
  await put(db, 7);

  db.close();

  await expect(get(db)).rejects.toThrow(DatabaseClosed);
});
