/** The server gets a vault's recovery key at the next contact, and only once. */

import "fake-indexeddb/auto";
import { base64url, newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { layKeyDown } from "../../pwa/src/models/recovery";
import { keepIn, lock, openSession } from "../../pwa/src/models/session";
import { closeWorkplace } from "../../pwa/src/models/workplace";
import { keepNewcomer, readEntry } from "../../pwa/src/storage/device";
import { createVault, type Made } from "../../pwa/src/storage/vault-making";
import { PIN, ROUNDS, signedIn } from "./signed-in";

let user = "";
let made: Made;
let asked: [path: string, how: RequestInit][] = [];

beforeEach(async () => {
  user = newId();
  asked = [];
  made = await createVault(PIN, ROUNDS);
  await keepNewcomer(signedIn({ user }));
  await openSession();
  await keepIn(made);
});

afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

function serverSays(status: number): void {
  vi.stubGlobal("fetch", async (path: string, how: RequestInit) => {
    asked.push([path, how]);
    return new Response(status === 204 ? null : "{}", { status });
  });
}

async function kept(): Promise<ArrayBuffer | null | undefined> {
  return (await readEntry(user))?.vault.recovery;
}

test("the key goes to the server with the sign-in, and is forgotten here", async () => {
  serverSays(204);

  await layKeyDown();

  const [path, how] = asked[0] ?? ["", {}];
  expect([path, how.method]).toEqual([`/api/accounts/vaults/${made.vault.id}`, "PUT"]);
  expect(JSON.parse(String(how.body))).toEqual({ key: base64url(made.recovery) });
  expect(await kept()).toBeNull();
});

test("a key that the server has is not sent again", async () => {
  serverSays(204);

  await layKeyDown();
  await layKeyDown();

  expect(asked).toHaveLength(1);
});

test.each([
  ["a server in trouble", 500],
  ["a login page in the way", 200],
])("%s leaves the key in the vault for the next contact", async (_who, status) => {
  serverSays(status);
  await layKeyDown();
  expect(await kept()).not.toBeNull();

  serverSays(204);
  await layKeyDown();

  expect(await kept()).toBeNull();
});

test("a locked vault tells nobody anything", async () => {
  serverSays(204);
  await lock();

  await layKeyDown();

  expect(asked).toEqual([]);
});
