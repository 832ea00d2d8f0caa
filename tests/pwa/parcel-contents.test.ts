/** What goes into a file of unsent work, and in which order. */

import { OUTCOME } from "@daybook/sync";
import { beforeEach, expect, test } from "vitest";
import {
  type Author,
  changesParts,
  lookAtUnsent,
  picturePart,
  serverKey,
} from "../../pwa/src/models/parcel-contents";
import type { Database } from "../../pwa/src/storage/database";
import { FILE_STORES, putFile } from "../../pwa/src/storage/files";
import type { StoredFile } from "../../pwa/src/storage/schema";
import { sha256 } from "../../pwa/src/sync/digest";
import { EPOCH, exchange, freshDatabase, GID, open, SLOT, save } from "./phone";

const AUTHOR: Author = {
  user: "AaDO_swGeqW4HhhxS2fzPQ",
  device: "AaDO_s2GeuyeDhLphuvB4A",
  token: "secret",
  version: "0.1.0",
  skew: 12.4,
  now: 1_790_000_000_000,
};

let db: Database;

beforeEach(async () => {
  db = freshDatabase();
  await open(db);
});

async function photo(given: Partial<StoredFile> = {}, size = 1000): Promise<StoredFile> {
  const bytes = new Uint8Array(size).fill(7);
  crypto.getRandomValues(bytes.subarray(0, 16));
  const file: StoredFile = {
    sha256: await sha256(bytes),
    type: "image/jpeg",
    size: bytes.length,
    state: "waiting",
    rank: 1,
    added: 1,
    ...given,
  };
  await db.write(FILE_STORES, (tx) => putFile(tx, file, bytes.buffer));
  return file;
}

async function requests(): Promise<{ m: { x: unknown }[]; [key: string]: unknown }[]> {
  const found = [];
  for await (const part of changesParts((await lookAtUnsent(db)).changes, AUTHOR)) {
    const packed = new Blob([part.slice(33)]).stream();
    const plain = packed.pipeThrough(new DecompressionStream("gzip"));
    found.push(JSON.parse(await new Response(plain).text()));
  }
  return found;
}

test("a phone with nothing unsent still says whose file it is", async () => {
  const [only, ...more] = await requests();

  expect(more).toEqual([]);
  expect(only).toMatchObject({ p: 1, d: AUTHOR.device, u: AUTHOR.user, sk: 12, m: [] });
  expect(only).not.toHaveProperty("c");
});

test("records are counted once however often they were changed", async () => {
  await save(db, { rid: "AaDO_s-3fIusRopP5-MoMg" });
  await save(db, { rid: "AaDO_s-3fIusRopP5-MoMg", change: "set" });
  await save(db);

  expect(await lookAtUnsent(db)).toMatchObject({ records: 2, photos: 0, left: 0 });
});

test("what the server may have lost goes before what builds on it", async () => {
  await save(db, { fields: { note: "sent" } });
  await exchange(db, { a: [[0, OUTCOME.ok, 7]], c: [[SLOT, GID, EPOCH, 7]] });
  await save(db, { fields: { note: "unsent" } });

  const [, request] = await requests();

  expect(request?.m.map(({ x }) => x)).toEqual([{ note: "sent" }, { note: "unsent" }]);
  expect(await lookAtUnsent(db)).toMatchObject({ records: 1 });
});

test("what is in the server's backup, or was refused, is not sent again", async () => {
  await save(db);
  await save(db);
  const answers = [
    [0, OUTCOME.ok, 7],
    [1, OUTCOME.refused, null, { reason: "malformed" }],
  ];
  await exchange(db, { a: answers, c: [[SLOT, GID, EPOCH, 7]], bk: { [SLOT]: 7 } });

  expect((await lookAtUnsent(db)).changes).toEqual([]);
});

test("a long outbox travels in several requests", async () => {
  for (let n = 0; n < 501; n += 1) await save(db);

  const found = await requests();

  expect(found.map(({ m }) => m.length)).toEqual([0, 500, 1]);
});

test("thumbnails go before photos, and photos of drafts stay", async () => {
  await photo({ rank: 1 });
  await photo({ rank: 0 }, 100);
  await photo({ state: "draft" });

  const { files, photos } = await lookAtUnsent(db);

  expect(files.map(({ rank }) => rank)).toEqual([0, 1]);
  expect(photos).toBe(1);
});

test("photos that do not fit are counted and left out", async () => {
  await photo();
  const file = await photo();
  const large = { ...file, size: 64 * 1024 * 1024, added: 9 };
  await db.write(["files"], (tx) => tx.objectStore("files").put(large));

  expect(await lookAtUnsent(db)).toMatchObject({ photos: 1, left: 1 });
});

test("a picture is its kind, its hash and its bytes", async () => {
  const part = await picturePart(db, await photo({ rank: 0 }, 300_000));

  expect(part?.[0]).toBe(4);
  expect(part?.length).toBe(33 + 300_000);
});

test("a picture whose bytes are gone is left out", async () => {
  const file = await photo();
  await db.write(["chunks"], (tx) => tx.objectStore("chunks").clear());

  expect(await picturePart(db, file)).toBeNull();
});

test("a picture that is not what was taken any more is left out", async () => {
  const file = await photo();
  await db.write(["chunks"], (tx) =>
    tx.objectStore("chunks").put(new ArrayBuffer(file.size), [file.sha256, 0]),
  );

  expect(await picturePart(db, file)).toBeNull();
});

test("the key is found once the server has told it", async () => {
  expect(await serverKey(db)).toBeNull();

  const body = { use: "parcel", id: "AaDO_s2GeuyeDhLphuvB4A", point: "BA" };
  const told = ["AaDO_swGeqW4HhhxS2fzPQ", 1, "key", { o: null, v: 0, ca: 1, ra: 1 }, body];
  await exchange(db, { c: [[SLOT, GID, EPOCH, 1]], r: { [SLOT]: [told] } });

  expect(await serverKey(db)).toEqual({ id: body.id, point: "BA" });
});
