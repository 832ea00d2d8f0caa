/** Who signs out is signed out here at once, and on the server as soon as it can be told. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRevoking, revokeLeft } from "../../pwa/src/models/revoking";
import { openSession, session, signOut } from "../../pwa/src/models/session";
import { closeWorkplace } from "../../pwa/src/models/workplace";
import {
  forgetSignedIn,
  keepSignedIn,
  readSignedIn,
  readToRevoke,
} from "../../pwa/src/storage/device";
import { signedIn } from "./signed-in";

const JSON_TYPE = { "Content-Type": "application/problem+json" };

/** The tokens that the server was asked to end; `answer` is what it says to each. */
function serverSays(answer: () => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (_path: string, { headers }: RequestInit) => {
    const { Authorization = "" } = headers as Record<string, string>;
    asked.push(Authorization.replace("Bearer ", ""));
    return answer();
  });
  return asked;
}

function offline(): Response {
  throw new TypeError("Failed to fetch");
}

const ended = () => new Response(null, { status: 204 });

function problem(code: string, status: number): () => Response {
  return () => new Response(JSON.stringify({ code }), { status, headers: JSON_TYPE });
}

beforeEach(() => keepSignedIn(signedIn()));

afterEach(async () => {
  closeWorkplace();
  serverSays(ended);
  await revokeLeft();
  vi.unstubAllGlobals();
});

test("without a network somebody is signed out here, and the token is left to be ended", async () => {
  serverSays(offline);
  await openSession();

  await signOut();
  await revokeLeft();

  expect([session.value, await readSignedIn()]).toEqual([null, null]);
  expect(await readToRevoke()).toEqual(["secret"]);
});

test("what is left is ended when the page starts and when the network comes back", async () => {
  const whenOnline: (() => void)[] = [];
  vi.stubGlobal("addEventListener", (_name: string, heard: () => void) => whenOnline.push(heard));
  await forgetSignedIn("first");
  serverSays(offline);
  openRevoking();
  await vi.waitFor(async () => expect(await readToRevoke()).toEqual(["first"]));

  const asked = serverSays(ended);
  for (const heard of whenOnline) heard();

  await vi.waitFor(async () => expect(await readToRevoke()).toEqual([]));
  expect(asked).toEqual(["first"]);
});

test.each(["token-revoked", "token-expired", "not-signed-in"])(
  "a token that the server calls %s is not tried again",
  async (code) => {
    await forgetSignedIn("old");
    serverSays(problem(code, 401));

    await revokeLeft();

    expect(await readToRevoke()).toEqual([]);
  },
);

test.each([
  ["a busy server", problem("busy", 503)],
  ["a login page in the way", () => new Response("<html>", { status: 200 })],
])("%s leaves the token to be ended later", async (_who, answer) => {
  await forgetSignedIn("old");
  serverSays(answer);

  await revokeLeft();

  expect(await readToRevoke()).toEqual(["old"]);
});

test("one token that cannot be ended does not keep back another", async () => {
  await forgetSignedIn("one");
  await forgetSignedIn("two");
  const answers = [problem("busy", 503), ended];
  serverSays(() => answers.shift()?.() ?? offline());

  await revokeLeft();

  expect(await readToRevoke()).toEqual(["one"]);
});

test("whoever signed in since stays signed in", async () => {
  const other = signedIn({ token: "other", user: "li", name: "Li" });
  await keepSignedIn(other);

  await forgetSignedIn("secret");

  expect(await readSignedIn()).toEqual(other);
});
