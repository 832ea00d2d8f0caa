/** Who is signed in, whose PIN is asked for, and what a page of before the vault becomes. */

import "fake-indexeddb/auto";
import { newId } from "@daybook/sync";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asked, keepIn, lock, openSession, session, unlock } from "../../pwa/src/models/session";
import { signOut } from "../../pwa/src/models/signing-out";
import { closeWorkplace, currentDatabase } from "../../pwa/src/models/workplace";
import { leaveNobody, leaveNote } from "../../pwa/src/storage/canary";
import { database } from "../../pwa/src/storage/database";
import {
  forgetEntry,
  keepEntry,
  keepNewcomer,
  readEntries,
  readNewcomer,
} from "../../pwa/src/storage/device";
import {
  type Connection,
  databaseName,
  type StoreName,
  type Upgrading,
  upgrade,
} from "../../pwa/src/storage/schema";
import { CLEAR } from "../../pwa/src/storage/sealing";
import { createVault } from "../../pwa/src/storage/vault-making";
import { wipeSealed } from "../../pwa/src/storage/wiping";
import { open, row, SLOT, save } from "./phone";
import { openAs, PIN, ROUNDS, signedIn } from "./signed-in";

let user = "";

beforeEach(async () => {
  user = newId();
  for (const entry of await readEntries()) await forgetEntry(entry.user);
  vi.stubGlobal("fetch", async () => new Response(null, { status: 204 }));
});

afterEach(() => {
  closeWorkplace();
  leaveNobody();
  vi.unstubAllGlobals();
});

/** The page is opened again: nothing is left in memory. */
async function startAgain(): Promise<void> {
  closeWorkplace();
  leaveNote(user, 0);
  await openSession();
}

test("whoever has signed in is asked to choose a PIN before anything is kept", async () => {
  await keepNewcomer(signedIn({ user }));

  await openSession();

  expect([session.value, asked.value?.entry]).toEqual([null, null]);
  expect(asked.value?.newcomer?.signedIn.user).toBe(user);
});

test("a page that ends before the PIN is chosen asks for it again", async () => {
  await keepNewcomer(signedIn({ user }));
  await openSession();

  await openSession();
  await keepIn(await createVault(PIN, ROUNDS));

  expect([session.value?.user, asked.value, await readNewcomer()]).toEqual([user, null, null]);
});

test("a sign-in lies nowhere in the clear, neither before the PIN nor after it", async () => {
  await keepNewcomer(signedIn({ user, token: "tokentokentoken" }));
  const before = await everythingOf("daybook-device");
  await openSession();
  await keepIn(await createVault(PIN, ROUNDS));

  expect(before + (await everythingOf("daybook-device"))).not.toContain("tokentoken");
});

test("opened again the page asks for the PIN, and the right one opens it", async () => {
  await openAs(signedIn({ user }));
  await startAgain();
  expect([session.value, asked.value?.entry?.user]).toEqual([null, user]);

  expect(await unlock("314159")).toBe(9);
  expect(await unlock(PIN)).toBe("open");

  expect([session.value?.user, asked.value]).toEqual([user, null]);
});

test("a lock closes the work and leaves the same person to be asked", async () => {
  await openAs(signedIn({ user }));

  await lock();

  expect([session.value, asked.value?.entry?.user]).toEqual([null, user]);
  expect(() => currentDatabase()).toThrow();
});

test("nobody is asked for the PIN of somebody who signed out", async () => {
  await openAs(signedIn({ user }));
  await signOut();

  await openSession();

  expect([session.value, asked.value]).toEqual([null, null]);
});

test("whoever signs in again opens the vault of before with its PIN", async () => {
  await openAs(signedIn({ user }));
  await save(currentDatabase());
  await signOut();
  await keepNewcomer(signedIn({ user, token: "another" }));
  await openSession();

  await unlock(PIN);

  expect(await count("outbox")).toBe(1);
});

test("ten wrong PINs ask for no more, and what was not sent outlives the wiping", async () => {
  await openAs(signedIn({ user }));
  await open(currentDatabase(), [row(newId(), 1)]);
  await save(currentDatabase());
  await startAgain();
  for (let wrong = 0; wrong < 9; wrong += 1) await unlock("314159");

  expect(await unlock("314159")).toBe("sealed");
  await wipeSealed(user);

  const db = database(databaseName(user));
  const counts = await db.read(["base", "cursor", "outbox"], (tx) =>
    Promise.all(
      (["base", "cursor", "outbox"] as const).map((name) => tx.objectStore(name).count()),
    ),
  );
  expect(counts).toEqual([0, 0, 1]);
  expect(asked.value?.entry?.vault.byPin).toBeNull();
});

describe("a phone of before the vault", () => {
  beforeEach(async () => {
    const device = await openDB("daybook-device", 1, {
      upgrade: (fresh) => void fresh.createObjectStore("device"),
    });
    await device.put("device", signedIn({ user, token: "plaintoken" }), "session");
    device.close();
    await fillOfBefore();
  });

  test("asks for a PIN, and then seals all it has kept and loses nothing", async () => {
    await openSession();
    expect(asked.value).toMatchObject({ entry: null, newcomer: { before: true } });

    await keepIn(await createVault(PIN, ROUNDS));

    expect(await plainStores()).toEqual([]);
    expect(await everythingOf("daybook-device")).not.toContain("plaintoken");
    const kept = await currentDatabase().read(["drafts", "phrases", "chunks", "outbox"], (tx) =>
      Promise.all([
        tx.objectStore("drafts").get("r"),
        tx.objectStore("phrases").get("parent/note"),
        tx.objectStore("chunks").get(["a", 0]),
        tx.objectStore("outbox").getAll(),
      ]),
    );
    expect(kept).toMatchObject([{ answers: { note: "half" } }, ["kept"], {}, [{ n: 1 }]]);
    expect(new Uint8Array(kept[2] as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
  });

  test("goes on sealing where a page ended in the midst of it", async () => {
    await openSession();
    const { vault } = await createVault(PIN, ROUNDS);
    await keepEntry({ user, name: "Wang", server: { name: "Daybook", demo: false }, vault });

    await openSession();
    await unlock(PIN);

    expect([session.value?.user, await plainStores()]).toEqual([user, []]);
  });
});

async function count(name: StoreName): Promise<number> {
  return currentDatabase().read([name], (tx) => tx.objectStore(name).count());
}

/** A database of version 4 with something in every kind of store. */
async function fillOfBefore(): Promise<void> {
  const db = await openDB(databaseName(user), 4, {
    upgrade: (fresh, _from, _to, tx) => {
      upgrade(fresh as unknown as Connection, 0, tx as unknown as Upgrading);
      fresh.deleteObjectStore("views");
    },
  });
  await db.put("drafts", { rid: "r", form: "parent", answers: { note: "half" } });
  await db.put("phrases", ["kept"], "parent/note");
  await db.put("chunks", new Uint8Array([1, 2, 3]).buffer, ["a", 0]);
  await db.put("outbox", { mid: "m", slot: SLOT, rid: "r", text: "{}", size: 2 });
  await db.put("base", { slot: SLOT, gen: 1, rid: "b", seq: 1, kind: "child", body: {} });
  db.close();
}

/** The stores of content in which something is not sealed. */
async function plainStores(): Promise<string[]> {
  const db = await openDB(databaseName(user));
  const names = Object.keys(CLEAR);
  const values = await Promise.all(names.map((name) => db.getAll(name)));
  db.close();
  return names.filter((_, at) => values[at]?.some((value) => value.sealed === undefined));
}

async function everythingOf(name: string): Promise<string> {
  const db = await openDB(name);
  const all = await Promise.all([...db.objectStoreNames].map((each) => db.getAll(each)));
  db.close();
  const bytes = (_: string, value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString("latin1") : value;
  return JSON.stringify(all, bytes);
}
