/** What the office tells the server is done only when the answer says so. */

import { expect, test } from "vitest";
import { createOffice } from "../../pwa/src/models/office";

const still = new AbortController().signal;

function office(fetch: typeof globalThis.fetch) {
  const store = {
    read: async () => null,
    keep: async () => undefined,
    forget: async () => undefined,
  };
  return createOffice({ fetch, token: async () => "t", store, now: () => 0 });
}

function reply(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

test("a decision travels as JSON with the token", async () => {
  const seen: unknown[] = [];
  const told = office(async (path, init) => {
    seen.push([path, init?.method, init?.headers, init?.body]);
    return reply({ state: "returned" });
  });

  const answer = await told.tell("/api/held/x/return", { note: "?" }, still);

  const headers = { Authorization: "Bearer t", "Content-Type": "application/json" };
  expect(answer).toEqual({ ok: true, value: { state: "returned" } });
  expect(seen).toEqual([["/api/held/x/return", "POST", headers, '{"note":"?"}']]);
});

test("what the form forbids comes back by question", async () => {
  const fields = { pupils: { zh: "太多", en: "Too many" } };
  const told = office(async () => reply({ code: "invalid", fields }, 422));

  expect(await told.tell("/api/held/x/correct", {}, still)).toEqual({
    ok: false,
    problem: "invalid",
    fields,
  });
});

test("without a network nothing was decided", async () => {
  const told = office(async () => {
    throw new TypeError("no network");
  });

  expect(await told.tell("/api/held/x/accept", {}, still)).toEqual({
    ok: false,
    problem: "offline",
  });
});
