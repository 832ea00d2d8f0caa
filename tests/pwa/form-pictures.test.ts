/** Pictures of forms are on the phone before anybody opens the form. */

import { createHash } from "node:crypto";
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FileRef } from "../../pwa/src/forms/compiled";
import { fetchPictures, openFormPictures } from "../../pwa/src/models/form-pictures";
import { openLibrary } from "../../pwa/src/models/library";
import { announce, closeWorkplace, openWorkplace } from "../../pwa/src/models/workplace";
import type { Database } from "../../pwa/src/storage/database";
import type { StoredFile } from "../../pwa/src/storage/schema";
import { all, exchange, freshDatabase } from "./phone";
import { signedIn } from "./signed-in";

const synced = signal<{ readonly lastSynced: number | null }>({ lastSynced: null });
vi.mock("../../pwa/src/models/sync-status", () => ({
  get status() {
    return synced;
  },
}));

const label = { zh: "题", en: "Question" };
const server = vi.fn<typeof fetch>();
const pictures = new Map<string, Uint8Array<ArrayBuffer>>();
let db: Database;
let seq = 0;

function picture(words: string, size?: number): FileRef {
  const bytes = new TextEncoder().encode(words);
  const name = createHash("sha256").update(bytes).digest("base64url");
  pictures.set(name, bytes);
  return { $f: name, n: size ?? bytes.length, t: "image/png" };
}

/** A sync brings a form that shows these pictures: beside a question in a group, and a choice. */
async function told(beside: FileRef, choice: FileRef): Promise<void> {
  seq += 1;
  const inside = { name: "a", type: "text", label, media: { image: { zh: beside, en: beside } } };
  const group = { name: "g", type: "group", label, fields: [inside] };
  const choices = { how: [{ value: "x", label, media: { image: { zh: choice } } }] };
  const body = { id: "own", version: seq, title: label, fields: [group], choices };
  await exchange(db, {
    g: [[1, 7, "org/o", "teacher"]],
    c: [[1, 7, 3, seq]],
    r: { 1: [[`own-${seq}`, seq, "form", { o: null, v: 0, ca: 1, ra: 1 }, body]] },
  });
  announce({ rows: [], library: true });
}

async function kept(): Promise<string[]> {
  return (await all<StoredFile>(db, "files")).map(({ sha256 }) => sha256).sort();
}

function names(...refs: readonly FileRef[]): string[] {
  return refs.map(({ $f }) => $f).sort();
}

openLibrary();
openFormPictures();

beforeEach(() => {
  vi.stubGlobal("fetch", server);
  server.mockReset();
  server.mockImplementation(async (path) => {
    const bytes = pictures.get(String(path).split("/").at(-1) ?? "");
    return new Response(bytes ?? null, { status: bytes ? 200 : 404 });
  });
  db = freshDatabase();
  openWorkplace({ signedIn: signedIn(), database: db });
});

afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

test("the pictures of a form are fetched when a sync has brought it", async () => {
  const [corner, visit] = [picture("corner"), picture("visit")];

  await told(corner, visit);

  await vi.waitFor(async () => expect(await kept()).toEqual(names(corner, visit)));
});

test("a picture that is here is not fetched again", async () => {
  const [shared, late] = [picture("shared"), picture("late")];
  await told(shared, shared);
  await vi.waitFor(async () => expect(await kept()).toEqual(names(shared)));

  await told(shared, late);
  await vi.waitFor(async () => expect(await kept()).toEqual(names(shared, late)));

  expect(server).toHaveBeenCalledTimes(2);
});

test("what failed is fetched the next time", async () => {
  const lost = picture("lost");
  server.mockRejectedValueOnce(new TypeError("no network"));
  await told(lost, lost);
  await vi.waitFor(() => expect(server).toHaveBeenCalledTimes(1));

  expect(await fetchPictures()).toBe(true);

  expect(await kept()).toEqual(names(lost));
});

test("what failed is fetched after the next good sync", async () => {
  const late = picture("after a sync");
  server.mockRejectedValueOnce(new TypeError("no network"));
  await told(late, late);
  await vi.waitFor(() => expect(server).toHaveBeenCalledTimes(1));

  synced.value = { lastSynced: seq };

  await vi.waitFor(async () => expect(await kept()).toEqual(names(late)));
});

test("a picture that is too large to keep is left until it is looked at", async () => {
  const [large, small] = [picture("large", 300_000), picture("small")];

  await told(large, small);

  await vi.waitFor(async () => expect(await kept()).toEqual(names(small)));
  expect(server).toHaveBeenCalledTimes(1);
});
