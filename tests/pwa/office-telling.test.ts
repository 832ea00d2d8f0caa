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

test("what changes a part, replaces or takes away says so, and an empty answer is enough", async () => {
  const seen: unknown[] = [];
  const told = office(async (_path, init) => {
    seen.push(init?.method);
    return new Response(null, { status: 204 });
  });

  for (const telling of ["PATCH", "PUT", "DELETE"] as const) {
    expect(await told.tell("/api/places/x", {}, still, telling)).toEqual({ ok: true, value: {} });
  }

  expect(seen).toEqual(["PATCH", "PUT", "DELETE"]);
});

test("a sheet that is made from a question arrives under its own name", async () => {
  const told = office(async (_path, init) => {
    const name = { "Content-Disposition": `attachment; filename="${init?.method}.pdf"` };
    return new Response("%PDF", { headers: name });
  });

  const answer = await told.download("/api/invitations/slips", still, { school: "s" });

  expect(answer.ok && answer.value.name).toBe("POST.pdf");
});
