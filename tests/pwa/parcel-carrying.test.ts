/** Files of unsent work that a phone carries for others: kept until the server has taken them. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  carried,
  deliver,
  letGo,
  openCarrying,
  takeIn,
  tryAgain,
} from "../../pwa/src/models/parcel-carrying";
import { closeWorkplace, openWorkplace } from "../../pwa/src/models/workplace";
import type { Database } from "../../pwa/src/storage/database";
import type { Arrival, CarriedParcel } from "../../pwa/src/storage/schema";
import { fileOf } from "./parcel-pieces";
import { all, freshDatabase } from "./phone";
import { signedIn } from "./signed-in";

const ARRIVAL: Arrival = {
  person: { id: "x", name: "林晓梅" },
  made: 1,
  new: 3,
  already: 2,
  held: 0,
  refused: 0,
  photos: 1,
  fault: null,
};

let db: Database;
const server = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal("fetch", server);
  vi.stubGlobal("addEventListener", vi.fn());
  vi.stubGlobal("navigator", {});
  server.mockReset();
  db = freshDatabase();
  openWorkplace({ signedIn: signedIn(), database: db });
});

afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

function file(content: BlobPart = "DAYBOOK\u0001 and sealed parts", name = "a.daybook"): File {
  return new File([content], name);
}

function answer(status: number, body: unknown, type = "application/json"): Response {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { "Content-Type": type } });
}

function problem(status: number, code: string): Response {
  return answer(status, { code, status }, "application/problem+json");
}

function shown(): Pick<CarriedParcel, "state" | "problem">[] {
  return carried.value.map(({ state, problem }) => ({
    state,
    ...(problem !== undefined && { problem }),
  }));
}

test("a file is brought at once and its bytes are let go of", async () => {
  server.mockResolvedValue(answer(200, ARRIVAL));

  expect(await takeIn(file())).toBeNull();
  await vi.waitFor(() => expect(shown()).toEqual([{ state: "arrived" }]));

  const [path, init] = server.mock.calls[0] ?? [];
  expect(path).toBe("/api/parcels?part=1&more=0");
  expect(await new Response(init?.body as Blob).text()).toContain("sealed parts");
  expect(carried.value[0]?.arrival).toEqual(ARRIVAL);
  expect(await all(db, "chunks")).toEqual([]);
});

test("without a network a file waits, and goes when it is tried again", async () => {
  server.mockRejectedValueOnce(new TypeError("no network"));
  await takeIn(file());
  await vi.waitFor(() => expect(shown()).toEqual([{ state: "waiting", problem: "offline" }]));
  expect(await all(db, "chunks")).toHaveLength(1);

  server.mockResolvedValue(answer(200, ARRIVAL));
  await deliver();

  expect(shown()).toEqual([{ state: "arrived" }]);
});

test("a file that waits is tried again by itself", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  server.mockRejectedValueOnce(new TypeError("no network"));
  server.mockImplementation(async () => answer(200, ARRIVAL));
  await takeIn(file());
  await vi.waitFor(() => expect(shown()).toEqual([{ state: "waiting", problem: "offline" }]));

  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    expect(shown()).toEqual([{ state: "arrived" }]);
  });
  vi.useRealTimers();
});

test("a large file is kept in small pieces and sent as it was", async () => {
  server.mockResolvedValue(answer(200, ARRIVAL));
  const content = new Uint8Array(600_000).fill(7);
  content.set(new TextEncoder().encode("DAYBOOK\u0001"));

  await takeIn(file(content));
  await vi.waitFor(() => expect(shown()).toEqual([{ state: "arrived" }]));

  const sent = await new Response(server.mock.calls[0]?.[1]?.body as Blob).arrayBuffer();
  expect(new Uint8Array(sent)).toEqual(content);
});

/** A file of three pieces: one with the texts, then a photo in each. */
function long(): File {
  return new File([fileOf([40, 300, 600_000, 600_000, 16])], "long.daybook");
}

function askedFor(): (string | undefined)[] {
  return server.mock.calls.map(([path]) => String(path).split("?")[1]);
}

test("a long file goes in pieces, and what came of them is added up", async () => {
  const photo = { ...ARRIVAL, new: 0, already: 0, photos: 1 };
  server.mockImplementationOnce(async () => answer(200, { ...ARRIVAL, photos: 0 }));
  server.mockImplementation(async () => answer(200, photo));

  await takeIn(long());
  await vi.waitFor(() => expect(shown()).toEqual([{ state: "arrived" }]));

  expect(askedFor()).toEqual(["part=1&more=1", "part=2&more=1", "part=3&more=0"]);
  expect(carried.value[0]?.arrival).toMatchObject({ new: 3, already: 2, photos: 2 });
});

test("a line that breaks costs one piece and no more", async () => {
  server.mockImplementationOnce(async () => answer(200, ARRIVAL));
  server.mockRejectedValueOnce(new TypeError("no network"));
  await takeIn(long());
  await vi.waitFor(() => expect(shown()).toEqual([{ state: "waiting", problem: "offline" }]));
  expect(carried.value[0]?.taken?.part).toBe(2);

  server.mockImplementation(async () => answer(200, { ...ARRIVAL, new: 0, photos: 1 }));
  await tryAgain(carried.value[0]?.id ?? "");

  expect(askedFor().slice(1)).toEqual(["part=2&more=1", "part=2&more=1", "part=3&more=0"]);
  expect(carried.value[0]?.arrival).toMatchObject({ new: 3, photos: 3 });
});

test("nothing is sent after a piece that turned out bad", async () => {
  server.mockImplementation(async () => answer(200, { ...ARRIVAL, fault: "damaged" }));

  await takeIn(long());
  await vi.waitFor(() => expect(shown()).toEqual([{ state: "arrived" }]));

  expect(server).toHaveBeenCalledOnce();
});

test("a login page in the way is no answer", async () => {
  server.mockResolvedValue(answer(200, "<html>", "text/html"));

  await takeIn(file());

  await vi.waitFor(() => expect(shown()).toEqual([{ state: "waiting", problem: "offline" }]));
});

test.each([
  [460, "hash-mismatch"],
  [412, "wrong-version"],
  [404, "not-found"],
  [415, "unsupported-type"],
])("a file that the server will not take is not sent again by itself", async (status, code) => {
  server.mockImplementation(async () => problem(status, code));
  await takeIn(file());
  await vi.waitFor(() => expect(shown()).toEqual([{ state: "failed", problem: code }]));

  await deliver();

  expect(server).toHaveBeenCalledOnce();
});

test("a busy server is asked again later", async () => {
  server.mockImplementation(async () => problem(503, "busy"));

  await takeIn(file());

  await vi.waitFor(() => expect(shown()).toEqual([{ state: "waiting", problem: "busy" }]));
});

test("a person may try again what was not taken, or let go of it", async () => {
  server.mockImplementation(async () => problem(426, "upgrade-needed"));
  await takeIn(file());
  await vi.waitFor(() => expect(shown()).toHaveLength(1));
  await vi.waitFor(() => expect(shown()[0]?.state).toBe("failed"));
  const id = carried.value[0]?.id ?? "";

  await tryAgain(id);
  expect(server).toHaveBeenCalledTimes(2);
  await letGo(id);

  expect(carried.value).toEqual([]);
  expect(await all(db, "chunks")).toEqual([]);
});

test("what is no file of unsent work is not kept", async () => {
  expect(await takeIn(file("holiday pictures"))).toBe("not-a-parcel");
  expect(await takeIn(file("DAY"))).toBe("not-a-parcel");
  expect(await takeIn(file(""))).toBe("not-a-parcel");
  expect(await takeIn(file("DAYBOOK\u0002 of tomorrow"))).toBe("newer");
  expect(await all(db, "parcels")).toEqual([]);
});

test("a file too large for the server is not kept", async () => {
  const large = file();
  Object.defineProperty(large, "size", { value: 65 * 1024 * 1024 });

  expect(await takeIn(large)).toBe("too-large");
});

test("a full phone says so and keeps no part of the file", async () => {
  const write = db.writeRelaxed;
  const full = new DOMException("full", "QuotaExceededError");
  Object.assign(db, { writeRelaxed: () => Promise.reject(full) });

  expect(await takeIn(file())).toBe("full");

  Object.assign(db, { writeRelaxed: write });
  expect(await all(db, "parcels")).toEqual([]);
});

test("what a page that was closed had begun to keep is removed after a while", async () => {
  closeWorkplace();
  const next = freshDatabase();
  const coming = { name: "x", size: 9, state: "coming" } as const;
  const now = Date.now();
  await next.write(["parcels", "chunks"], async (tx) => {
    await tx.objectStore("parcels").put({ ...coming, id: "old", added: now - 7_200_000 });
    await tx.objectStore("chunks").put(new ArrayBuffer(9), ["old", 0]);
    await tx.objectStore("parcels").put({ ...coming, id: "new", added: now });
  });

  openCarrying();
  openWorkplace({ signedIn: signedIn(), database: next });

  await vi.waitFor(async () => expect(await all(next, "parcels")).toHaveLength(1));
  expect(await all(next, "chunks")).toEqual([]);
  expect(carried.value).toEqual([]);
});

test("what came of a file is shown for a week", async () => {
  closeWorkplace();
  const next = freshDatabase();
  const arrived = { name: "x", size: 9, state: "arrived", arrival: ARRIVAL } as const;
  const week = 7 * 86_400_000;
  await next.write(["parcels"], async (tx) => {
    await tx.objectStore("parcels").put({ ...arrived, id: "old", added: Date.now() - week - 1 });
    await tx.objectStore("parcels").put({ ...arrived, id: "new", added: Date.now() });
  });

  openCarrying();
  openWorkplace({ signedIn: signedIn(), database: next });

  await vi.waitFor(() => expect(carried.value.map(({ id }) => id)).toEqual(["new"]));
  await vi.waitFor(async () => expect(await all(next, "parcels")).toHaveLength(1));
});
