/** A phone that the school took out of use. */

import "fake-indexeddb/auto";
import { newId } from "@daybook/sync";
import { afterEach, expect, test, vi } from "vitest";
import { takeOutOfUse } from "../../pwa/src/models/out-of-use";
import { asked, work } from "../../pwa/src/models/session";
import { currentDatabase, workplace } from "../../pwa/src/models/workplace";
import { database } from "../../pwa/src/storage/database";
import { keepEntry, readEntry } from "../../pwa/src/storage/device";
import { databaseName } from "../../pwa/src/storage/schema";
import { createVault } from "../../pwa/src/storage/vault-making";
import { all, open, row, save } from "./phone";
import { signedIn } from "./signed-in";

afterEach(() => vi.unstubAllGlobals());

async function atWork(user: string) {
  const { vault, key } = await createVault("502917", 1);
  const secret = new ArrayBuffer(8);
  const server = { name: "Daybook", demo: false };
  await keepEntry({ user, name: "Wang", server, vault: { ...vault, secret } });
  work(signedIn({ user }), key);
  const db = currentDatabase();
  await open(db, [row(newId(), 1)]);
  return db;
}

test("it clears what came from the server and seals what was not sent", async () => {
  const db = await atWork("out-unsent");
  await save(db);

  await takeOutOfUse();

  const { vault } = (await readEntry("out-unsent")) ?? {};
  expect([vault?.byPin, vault?.secret]).toEqual([null, null]);
  expect([workplace.value, asked.value]).toEqual([null, null]);
  const left = database(databaseName("out-unsent"));
  expect(await all(left, "outbox")).toHaveLength(1);
  expect(await all(left, "base")).toEqual([]);
});

test("where all was sent nothing stays", async () => {
  await atWork("out-sent");

  await takeOutOfUse();

  expect(await readEntry("out-sent")).toBeNull();
  const kept = await indexedDB.databases();
  expect(kept.map(({ name }) => name)).not.toContain(databaseName("out-sent"));
});
