/** What a borrower leaves on a phone when the page is closed. */

import "fake-indexeddb/auto";
import { newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tidyUp } from "../../pwa/src/models/borrowing";
import { leaveNote, readNote, whoWasHere } from "../../pwa/src/storage/canary";
import { database } from "../../pwa/src/storage/database";
import { keepEntry, readEntry, readToRevoke } from "../../pwa/src/storage/device";
import { databaseName } from "../../pwa/src/storage/schema";
import { createVault } from "../../pwa/src/storage/vault-making";
import { all, open, row, save } from "./phone";

const DIGEST = "d".repeat(64);
const server = { name: "Daybook", demo: false };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  });
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
});

afterEach(() => vi.unstubAllGlobals());

/** A phone that this person borrowed and whose page was closed. */
async function left(user: string, unsent: boolean) {
  const { vault } = await createVault("502917", 1);
  await keepEntry({ user, name: "", server, vault: { ...vault, byPin: null }, borrowed: DIGEST });
  leaveNote(user, unsent ? 1 : 0);
  const db = database(databaseName(user));
  await open(db, [row(newId(), 1)]);
  if (unsent) await save(db);
  db.close();
}

const names = async () => (await indexedDB.databases()).map(({ name }) => name);

test("nothing stays once all was sent", async () => {
  await left("sent", false);

  await tidyUp();

  expect(await names()).not.toContain(databaseName("sent"));
  expect(await readEntry("sent")).toBeNull();
  expect([readNote("sent"), whoWasHere()]).toEqual([null, null]);
});

test("what was not sent stays, and nothing else", async () => {
  await left("unsent", true);

  await tidyUp();

  const db = database(databaseName("unsent"));
  expect(await all(db, "outbox")).toHaveLength(1);
  expect(await all(db, "base")).toEqual([]);
  expect(await readEntry("unsent")).toMatchObject({ name: "", borrowed: "" });
});

test("the sign-in of a closed page is left to be ended", async () => {
  await left("ended", false);

  await tidyUp();

  expect(await readToRevoke()).toContain(DIGEST);
});

test("tidying up twice does nothing more", async () => {
  await left("twice", true);
  await tidyUp();
  const before = await readToRevoke();

  await tidyUp();

  expect(await readToRevoke()).toEqual(before);
  expect(await readEntry("twice")).not.toBeNull();
});
