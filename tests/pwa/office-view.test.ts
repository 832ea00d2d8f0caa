/** A view of the office shows the newest answer, the kept one without a network, and no other. */

import { beforeEach, expect, test } from "vitest";
import { createOffice, fileName, type View } from "../../pwa/src/models/office";
import type { AnswerStore, KeptAnswer } from "../../pwa/src/models/office-store";

const NOW = 1_790_000_000_000;
const kept = new Map<string, KeptAnswer>();
const store: AnswerStore = {
  read: async (view) => kept.get(view) ?? null,
  keep: async (view, answer) => void kept.set(view, answer),
  forget: async (view) => void kept.delete(view),
};

beforeEach(() => kept.clear());

function viewOf(fetch: typeof globalThis.fetch, token: string | null = "t"): View<unknown> {
  return createOffice({ fetch, token: async () => token, store, now: () => NOW }).view("records");
}

function reply(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

function answerLater() {
  let resolve: (response: Response) => void = () => undefined;
  const promise = new Promise<Response>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const noNetwork = async () => {
  throw new TypeError("no network");
};

test("an answer is shown with its time and kept", async () => {
  const view = viewOf(async () => reply({ total: 3 }));

  await view.load("/a");

  expect(view.state.value).toEqual({ data: { total: 3 }, at: NOW, loading: false, problem: null });
  expect(kept.get("records")).toEqual({ path: "/a", at: NOW, data: { total: 3 } });
});

test("what somebody wrote travels in headers and not in the address", async () => {
  const seen: unknown[] = [];
  const view = viewOf(async (path, init) => {
    seen.push(path, init?.headers);
    return reply({});
  });

  await view.load(`/api/views/records?form=env&q=${encodeURIComponent("小雨")}&page=1`);

  expect(seen).toEqual([
    "/api/views/records?form=env&page=1",
    expect.objectContaining({ "Daybook-Words": encodeURIComponent("小雨") }),
  ]);
});

test("the token travels in the header", async () => {
  const seen: unknown[] = [];
  const view = viewOf(async (_path, init) => {
    seen.push(init?.headers);
    return reply({});
  });

  await view.load("/a");

  expect(seen).toEqual([{ Authorization: "Bearer t" }]);
});

test("without a network the kept answer is shown with its own time", async () => {
  kept.set("records", { path: "/a", at: 5, data: { total: 3 } });
  const view = viewOf(noNetwork);

  await view.load("/a");

  expect(view.state.value).toMatchObject({ data: { total: 3 }, at: 5, problem: "offline" });
});

test("a kept answer to another question is not shown", async () => {
  kept.set("records", { path: "/a", at: 5, data: { total: 3 } });
  const view = viewOf(noNetwork);

  await view.load("/b");

  expect(view.state.value).toMatchObject({ data: null, at: null, problem: "offline" });
});

test("what is shown stays in sight until the next answer is there", async () => {
  const view = viewOf(async (path) => reply({ path }));
  await view.load("/a");

  const loading = view.load("/b");

  expect(view.state.value).toMatchObject({ data: { path: "/a" }, loading: true });
  await loading;
  expect(view.state.value).toMatchObject({ data: { path: "/b" }, loading: false });
});

test("a late answer to an earlier question does not replace the later one", async () => {
  const late = answerLater();
  const view = viewOf((path) => (path === "/a" ? late.promise : Promise.resolve(reply({ path }))));
  const first = view.load("/a");
  await view.load("/b");

  late.resolve(reply({ path: "/a" }));
  await first;

  expect(view.state.value.data).toEqual({ path: "/b" });
});

test("what the server refuses to show leaves the screen and the device", async () => {
  kept.set("records", { path: "/a", at: 5, data: { total: 3 } });
  const view = viewOf(async () => reply({ code: "forbidden" }, 403));

  await view.load("/a");

  expect(view.state.value).toMatchObject({ data: null, problem: "forbidden" });
  expect(kept.size).toBe(0);
});

test("a busy server leaves the last answer in sight", async () => {
  kept.set("records", { path: "/a", at: 5, data: { total: 3 } });
  const view = viewOf(async () => reply({ code: "busy" }, 503));

  await view.load("/a");

  expect(view.state.value).toMatchObject({ data: { total: 3 }, problem: "busy" });
});

test("an error in no known shape counts as a fault of the server", async () => {
  const view = viewOf(async () => new Response("<html>", { status: 502 }));

  await view.load("/a");

  expect(view.state.value.problem).toBe("server-error");
});

test("nobody signed in asks for nothing", async () => {
  const view = viewOf(async () => reply({}), null);

  await view.load("/a");

  expect(view.state.value.problem).toBe("not-signed-in");
});

test("a closed view does not change any more", async () => {
  const late = answerLater();
  const view = viewOf(() => late.promise);
  const loading = view.load("/a");
  const before = view.state.value;

  view.close();
  late.resolve(reply({}));
  await loading;

  expect(view.state.value).toBe(before);
});

test("a download keeps the name the server gave", () => {
  const named = (header: string) =>
    fileName(new Response("", { headers: { "Content-Disposition": header } }));

  expect(named("attachment; filename=\"r.csv\"; filename*=UTF-8''%E8%AE%B0%E5%BD%95.csv")).toBe(
    "记录.csv",
  );
  expect(named('attachment; filename="r.csv"')).toBe("r.csv");
  expect(named("attachment")).toBeNull();
});
