/** Which answers count as the server's, and how requests are packed. */

import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { NetFailure, syncClient } from "../../pwa/src/sync/client";

const JSON_TYPE = { "Content-Type": "application/json" };
const PROBLEM_TYPE = { "Content-Type": "application/problem+json" };
const OURS = { q: 7, now: 1_790_000_000_000 };

interface Seen {
  readonly body: Uint8Array;
  readonly headers: Record<string, string>;
}

function client(...answers: readonly (() => Response | Promise<Response>)[]) {
  const seen: Seen[] = [];
  const fetch = async (_path: unknown, init?: RequestInit) => {
    seen.push({ body: init?.body as Uint8Array, headers: init?.headers as Record<string, string> });
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    if (answer === undefined) throw new Error("nobody answers");
    return answer();
  };
  const token = async () => "secret";
  return { seen, ...syncClient({ fetch: fetch as typeof globalThis.fetch, token, patience: 50 }) };
}

function said(body: unknown, headers: Record<string, string> = JSON_TYPE, status = 200) {
  return () => new Response(JSON.stringify(body), { status, headers });
}

async function problemOf(answer: () => Response | Promise<Response>, text = "{}") {
  const failure = await client(answer)
    .post(text, 7)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NetFailure);
  return (failure as NetFailure).problem;
}

test("a reply with the right number is taken, and the token was shown", async () => {
  const { post, seen } = client(said(OURS));

  const { reply } = await post("{}", 7);

  expect(reply.nonce).toBe(7);
  expect(seen[0]?.headers.Authorization).toBe("Bearer secret");
});

test("nothing new is an answer when it carries the number", async () => {
  const quiet = () => new Response(null, { status: 204, headers: { "X-Q": "7" } });

  const { reply } = await client(quiet).post("{}", 7);

  expect([reply.nonce, reply.answers]).toEqual([7, []]);
});

test.each([
  ["a login page", () => new Response("<html>Welcome</html>", { status: 200 })],
  ["a page that calls itself JSON", () => new Response("<html>", { headers: JSON_TYPE })],
  ["JSON of another kind", said({ ok: true })],
  ["half a reply", () => new Response('{"q":7,"now":1,"r":{"2"', { headers: JSON_TYPE })],
  ["rows of the wrong shape", said({ ...OURS, r: { 2: ["row"] } })],
  ["a reply to another request", said({ ...OURS, q: 6 })],
  ["an empty answer without the number", () => new Response(null, { status: 204 })],
  ["an error page of something else", () => new Response("Bad Gateway", { status: 502 })],
  ["nobody", () => Promise.reject(new TypeError("Failed to fetch"))],
])("%s means that the server was not reached", async (_what, answer) => {
  expect(await problemOf(answer)).toBe("offline");
});

test("an error of the server is told by its code, with the pause it asks for", async () => {
  const headers = { ...PROBLEM_TYPE, "Retry-After": "30" };
  const busy = said({ code: "busy", status: 503 }, headers, 503);

  const failure = await client(busy)
    .post("{}", 7)
    .catch((error: unknown) => error);

  expect(failure).toMatchObject({ problem: "busy", retryAfter: 30_000 });
});

test("a server that never answers is given up", async () => {
  const never = () => new Promise<Response>(() => undefined);
  const patience = { patience: 5, token: async () => "secret" };
  const fetch = ((_path: unknown, init?: RequestInit) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
      void never();
    })) as typeof globalThis.fetch;

  const failure = syncClient({ fetch, ...patience }).post("{}", 7);

  await expect(failure).rejects.toMatchObject({ problem: "offline" });
});

test("a large request travels compressed", async () => {
  const { post, seen } = client(said(OURS));
  const text = JSON.stringify({ note: "同样的话".repeat(200) });

  await post(text, 7);

  expect(seen[0]?.headers["Content-Encoding"]).toBe("gzip");
  expect(gunzipSync(seen[0]?.body ?? new Uint8Array()).toString()).toBe(text);
});

test("a small request travels as it is", async () => {
  const { post, seen } = client(said(OURS));

  await post('{"p":1}', 7);

  expect(seen[0]?.headers).not.toHaveProperty("Content-Encoding");
});

test("where compression is not understood it is left out from then on", async () => {
  const dislike = said({ code: "unsupported-type" }, PROBLEM_TYPE, 415);
  const { post, seen } = client(dislike, said(OURS));
  const text = "x".repeat(1000);

  await post(text, 7);
  await post(text, 7);

  const packed = seen.map(({ headers }) => headers["Content-Encoding"] ?? "plain");
  expect(packed).toEqual(["gzip", "plain", "plain"]);
});

test("without a token nothing is sent", async () => {
  const fetch = () => Promise.reject(new Error("must not be asked"));
  const connection = { fetch, token: async () => null, patience: 50 };

  const failure = syncClient(connection).post("{}", 7);

  await expect(failure).rejects.toMatchObject({ problem: "not-signed-in" });
});

test("nothing new tells the server's time by its head", async () => {
  const headers = { "X-Q": "7", Date: "Mon, 23 Nov 2026 10:00:00 GMT" };
  const quiet = () => new Response(null, { status: 204, headers });

  const { reply } = await client(quiet).post("{}", 7);

  expect(reply.now).toBe(Date.UTC(2026, 10, 23, 10));
});

test("an answer weighs what it weighed on the line", async () => {
  const { received } = await client(said(OURS, { ...JSON_TYPE, "Content-Length": "41" })).post(
    "{}",
    7,
  );

  expect(received).toBe(41);
});

test("no cookie travels with a request", async () => {
  let credentials: string | undefined;
  const fetch = ((_path: unknown, init?: RequestInit) => {
    credentials = init?.credentials;
    return Promise.resolve(said(OURS)());
  }) as typeof globalThis.fetch;

  await syncClient({ fetch, token: async () => "secret", patience: 50 }).post("{}", 7);

  expect(credentials).toBe("omit");
});

test("patience is measured by the timer that is given", async () => {
  const calls: (() => void)[] = [];
  const timer = (_ms: number, call: () => void) => {
    calls.push(call);
    return () => undefined;
  };
  const fetch = ((_path: unknown, init?: RequestInit) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
      for (const call of calls) call();
    })) as typeof globalThis.fetch;
  const connection = { fetch, token: async () => "secret", patience: 90_000, timer };

  await expect(syncClient(connection).post("{}", 7)).rejects.toMatchObject({ problem: "offline" });
});
