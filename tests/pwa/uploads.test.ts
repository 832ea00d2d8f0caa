/** Photos on a bad line: what is sent again, what is not, and what is given up. */

import { expect, test } from "vitest";
import type { Database } from "../../pwa/src/storage/database";
import { FILE_STORES, nextWaiting, putFile, sendFiles } from "../../pwa/src/storage/files";
import type { StoredFile } from "../../pwa/src/storage/schema";
import { NetFailure } from "../../pwa/src/sync/client";
import { sha256, uploads } from "../../pwa/src/sync/uploads";
import { all, freshDatabase } from "./phone";

const ADDRESS = { Location: "http://daybook.test/api/files/one" };

/** A tus server for one upload; `faults` are used up one request after the other. */
class Shelf {
  bytes = Buffer.alloc(0);
  length = 0;
  made = 0;
  begun = false;
  received = 0;
  requests: string[] = [];
  sizes: number[] = [];
  faults: (string | null)[] = [];

  fetch = async (path: unknown, init?: RequestInit): Promise<Response> => {
    const method = init?.method ?? "GET";
    this.requests.push(method);
    const headers = init?.headers as Record<string, string>;
    const body = Buffer.from((init?.body as Uint8Array | null) ?? []);
    this.received += body.length;
    this.sizes.push(body.length);
    const fault = this.faults.shift() ?? null;
    if (fault === "cut") {
      this.take(body.subarray(0, Math.floor(body.length / 2)));
      throw new TypeError("Failed to fetch");
    }
    const silent = fault === "answer-lost" || fault === "no-offset";
    if (fault !== null && !silent) return this.problem(fault, method);
    if (method === "POST") {
      this.made += 1;
      this.length = Number(headers["Upload-Length"]);
      // A file that was begun before has the same address, and keeps what came of it then.
      if (!this.begun) this.bytes = body;
      this.begun = fault === "answer-lost";
      if (this.begun) throw new TypeError("Failed to fetch");
      if (fault === "no-offset") return this.answer(201, { ...ADDRESS, "Upload-Offset": "soon" });
      return this.answer(201, ADDRESS);
    }
    expect(path).toBe("/api/files/one");
    if (method === "HEAD") return this.answer(200);
    if (Number(headers["Upload-Offset"]) !== this.bytes.length) {
      return this.problem("offset-mismatch", method);
    }
    this.take(body);
    return this.answer(204);
  };

  take(body: Uint8Array): void {
    this.bytes = Buffer.concat([this.bytes, body]);
  }

  answer(status: number, headers: Record<string, string> = {}): Response {
    const own = { "Tus-Resumable": "1.0.0", "Upload-Offset": String(this.bytes.length) };
    return new Response(null, { status, headers: { ...own, ...headers } });
  }

  problem(code: string, method: string): Response {
    const status = { "not-found": 404, gone: 410, "hash-mismatch": 460, "too-large": 413 }[code];
    const headers = { "Content-Type": "application/problem+json" };
    const body = method === "HEAD" ? null : JSON.stringify({ code });
    return new Response(body, { status: status ?? 409, headers });
  }
}

async function phoneWith(
  size: number,
  rank: 0 | 1 = 1,
): Promise<{ db: Database; bytes: Uint8Array }> {
  const db = freshDatabase();
  const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31 + rank) % 251);
  await keep(db, bytes, rank);
  return { db, bytes };
}

async function keep(db: Database, bytes: Uint8Array<ArrayBuffer>, rank: 0 | 1): Promise<string> {
  const name = await sha256(bytes);
  const file: StoredFile = {
    sha256: name,
    type: "image/jpeg",
    size: bytes.length,
    state: "draft",
    rank,
    added: 1,
  };
  await db.write(FILE_STORES, async (tx) => {
    await putFile(tx, file, bytes.buffer);
    await sendFiles(tx, [name]);
  });
  return name;
}

async function sendAll(
  db: Database,
  shelf: Shelf,
  onRest: () => void = () => undefined,
  kind?: string,
): Promise<void> {
  const line = { fetch: shelf.fetch as typeof fetch, token: async () => "secret", patience: 1000 };
  const { step } = uploads(db, line, Date.now, kind);
  for (let tries = 0; tries < 60; tries += 1) {
    const file = await nextWaiting(db);
    if (file === null) return;
    await step(file).catch((error: unknown) => {
      expect(error).toBeInstanceOf(NetFailure);
      onRest();
    });
  }
}

async function states(db: Database): Promise<string[]> {
  return (await all<StoredFile>(db, "files")).map(({ state }) => state);
}

test("a photo arrives whole, in pieces of 64 KB at first", async () => {
  const { db, bytes } = await phoneWith(200_000);
  const shelf = new Shelf();

  await sendAll(db, shelf);

  expect(shelf.bytes.equals(bytes)).toBe(true);
  expect(shelf.requests.slice(0, 2)).toEqual(["POST", "PATCH"]);
  expect(await states(db)).toEqual(["sent"]);
});

test("a thumbnail needs one request", async () => {
  const { db } = await phoneWith(9_000, 0);
  const shelf = new Shelf();

  await sendAll(db, shelf);

  expect(shelf.requests).toEqual(["POST"]);
});

test("thumbnails go before photos", async () => {
  const { db } = await phoneWith(30_000, 1);
  const thumb = await keep(db, new Uint8Array(500), 0);

  expect((await nextWaiting(db))?.sha256).toBe(thumb);
});

test("a broken line costs no more than the piece that was on it", async () => {
  const { db, bytes } = await phoneWith(200_000);
  const shelf = new Shelf();
  shelf.faults = [null, null, "cut"];

  await sendAll(db, shelf);

  expect(shelf.bytes.equals(bytes)).toBe(true);
  expect(shelf.received - bytes.length).toBeLessThanOrEqual(256 * 1024);
  expect(shelf.made).toBe(1);
});

test.each(["not-found", "gone", "hash-mismatch"])(
  "after %s the photo starts again",
  async (code) => {
    const { db, bytes } = await phoneWith(200_000);
    const shelf = new Shelf();
    shelf.faults = [null, code];

    await sendAll(db, shelf);

    expect([shelf.made, await states(db)]).toEqual([2, ["sent"]]);
    expect(shelf.bytes.equals(bytes)).toBe(true);
  },
);

test("an upload whose address is forgotten on the server starts again", async () => {
  const { db } = await phoneWith(200_000);
  const shelf = new Shelf();
  shelf.faults = [null, "cut", "not-found"];

  await sendAll(db, shelf);

  expect([shelf.made, await states(db)]).toEqual([2, ["sent"]]);
});

test("another offset than thought is asked for", async () => {
  const { db } = await phoneWith(200_000);
  const shelf = new Shelf();
  shelf.faults = [null, "offset-mismatch"];

  await sendAll(db, shelf);

  expect(shelf.requests.slice(0, 3)).toEqual(["POST", "PATCH", "HEAD"]);
  expect(await states(db)).toEqual(["sent"]);
});

test("a creation whose answer was lost is asked again and goes on where it was", async () => {
  const { db, bytes } = await phoneWith(200_000);
  const shelf = new Shelf();
  shelf.faults = ["answer-lost"];

  await sendAll(db, shelf);

  expect(shelf.bytes.equals(bytes)).toBe(true);
  expect(shelf.requests.slice(0, 3)).toEqual(["POST", "POST", "PATCH"]);
  expect(await states(db)).toEqual(["sent"]);
});

test("an answer without a sensible offset is asked for again", async () => {
  const { db, bytes } = await phoneWith(200_000);
  const shelf = new Shelf();
  shelf.faults = ["no-offset"];

  await sendAll(db, shelf);

  expect(shelf.requests.slice(0, 2)).toEqual(["POST", "HEAD"]);
  expect(shelf.bytes.equals(bytes)).toBe(true);
});

test.each(["hash-mismatch", "offset-mismatch", "not-found"])(
  "where %s never ends, the line is left alone now and then",
  async (code) => {
    const { db } = await phoneWith(200_000);
    const shelf = new Shelf();
    shelf.faults = Array.from({ length: 100 }, () => code);
    let rests = 0;

    await sendAll(db, shelf, () => {
      rests += 1;
    });

    expect(rests).toBeGreaterThanOrEqual(60 / 3 - 1);
    expect(await states(db)).toEqual(["waiting"]);
  },
);

test("on a line that calls itself slow the first piece is small", async () => {
  const { db, bytes } = await phoneWith(40_000);
  const shelf = new Shelf();

  await sendAll(db, shelf, () => undefined, "2g");

  expect(shelf.sizes[0]).toBe(16 * 1024);
  expect(shelf.bytes.equals(bytes)).toBe(true);
});

test("a photo that the server will never take does not keep back the others", async () => {
  const { db } = await phoneWith(200_000);
  await keep(db, new Uint8Array(70_000).fill(9), 1);
  const shelf = new Shelf();
  shelf.faults = ["too-large"];

  await sendAll(db, shelf);

  expect((await states(db)).sort()).toEqual(["broken", "sent"]);
});

test("bytes that are no longer what was taken are not sent", async () => {
  const { db } = await phoneWith(1_000);
  const [file] = await all<StoredFile>(db, "files");
  const spoilt = new ArrayBuffer(1_000);
  await db.write(["chunks"], (tx) => tx.objectStore("chunks").put(spoilt, [file?.sha256 ?? "", 0]));
  const shelf = new Shelf();

  await sendAll(db, shelf);

  expect([shelf.requests, await states(db)]).toEqual([[], ["broken"]]);
});
