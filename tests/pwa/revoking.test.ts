/** Who signs out is signed out here at once, and on the server as soon as it can be told. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { digestOf, openRevoking, revokeLeft } from "../../pwa/src/models/revoking";
import { asked, session } from "../../pwa/src/models/session";
import { signOut } from "../../pwa/src/models/signing-out";
import { closeWorkplace } from "../../pwa/src/models/workplace";
import { leaveToRevoke, readEntry, readToRevoke } from "../../pwa/src/storage/device";
import { openAs } from "./signed-in";

const JSON_TYPE = { "Content-Type": "application/problem+json" };
const ONE = "1".repeat(64);
const TWO = "2".repeat(64);

/** The digests that the server was asked to end; `answer` is what it says to each. */
function serverSays(answer: () => Response): string[] {
  const heard: string[] = [];
  vi.stubGlobal("fetch", async (_path: string, { body }: RequestInit) => {
    heard.push((JSON.parse(String(body)) as { digest: string }).digest);
    return answer();
  });
  return heard;
}

function offline(): Response {
  throw new TypeError("Failed to fetch");
}

const ended = () => new Response(null, { status: 204 });

function problem(code: string, status: number): () => Response {
  return () => new Response(JSON.stringify({ code }), { status, headers: JSON_TYPE });
}

beforeEach(() => openAs());

afterEach(async () => {
  closeWorkplace();
  serverSays(ended);
  await revokeLeft();
  vi.unstubAllGlobals();
});

test("without a network somebody is signed out here, and what ends the token is left", async () => {
  serverSays(offline);

  await signOut();
  await revokeLeft();

  expect([session.value, asked.value]).toEqual([null, null]);
  expect(await readToRevoke()).toEqual([await digestOf("secret")]);
});

test("whoever signed out keeps the vault, and no sign-in in it", async () => {
  serverSays(ended);

  await signOut();

  expect((await readEntry("wang"))?.vault).toMatchObject({ secret: null, tries: 0 });
});

test("what is left is ended when the page starts and when the network comes back", async () => {
  const whenOnline: (() => void)[] = [];
  vi.stubGlobal("addEventListener", (_name: string, heard: () => void) => whenOnline.push(heard));
  await leaveToRevoke(ONE);
  serverSays(offline);
  openRevoking();
  await vi.waitFor(async () => expect(await readToRevoke()).toEqual([ONE]));

  const heard = serverSays(ended);
  for (const listener of whenOnline) listener();

  await vi.waitFor(async () => expect(await readToRevoke()).toEqual([]));
  expect(heard).toEqual([ONE]);
});

test("a token that was left as it is goes as its digest", async () => {
  await leaveToRevoke("old-token");

  const heard = serverSays(ended);
  await revokeLeft();

  expect([heard, await readToRevoke()]).toEqual([[await digestOf("old-token")], []]);
});

test.each([
  ["a busy server", problem("busy", 503)],
  ["a login page in the way", () => new Response("<html>", { status: 200 })],
])("%s leaves the token to be ended later", async (_who, answer) => {
  await leaveToRevoke(ONE);
  serverSays(answer);

  await revokeLeft();

  expect(await readToRevoke()).toEqual([ONE]);
});

test("one token that cannot be ended does not keep back another", async () => {
  await leaveToRevoke(ONE);
  await leaveToRevoke(TWO);
  const answers = [problem("busy", 503), ended];
  serverSays(() => answers.shift()?.() ?? offline());

  await revokeLeft();

  expect(await readToRevoke()).toEqual([ONE]);
});
