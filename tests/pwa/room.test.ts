/** Old photos make room for new ones only when there is little room, and only when the server has them. */

import { afterEach, expect, test, vi } from "vitest";
import { makeRoom } from "../../pwa/src/models/room";
import { lookAtStorage } from "../../pwa/src/models/storage";
import { FILE_STORES, putFile } from "../../pwa/src/storage/files";
import type { StoredFile } from "../../pwa/src/storage/schema";
import { all, freshDatabase } from "./phone";

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;

function file(sha256: string, given: Partial<StoredFile> = {}): StoredFile {
  const added = NOW - 61 * DAY;
  return { sha256, type: "image/jpeg", size: 3, state: "sent", rank: 1, added, ...given };
}

/** What is left on a phone whose room is used to this share. */
async function left(share: number): Promise<string[]> {
  const estimate = async () => ({ usage: share * 1000, quota: 1000 });
  vi.stubGlobal("navigator", { storage: { persisted: async () => true, estimate } });
  await lookAtStorage();
  const db = freshDatabase();
  const files = [
    file("old"),
    file("thumbnail", { rank: 0 }),
    file("waiting", { state: "waiting" }),
    file("drafted", { state: "draft" }),
    file("recent", { added: NOW - 59 * DAY }),
  ];
  await db.write(FILE_STORES, async (tx) => {
    for (const each of files) await putFile(tx, each, new ArrayBuffer(3));
  });

  await makeRoom(db, NOW);

  const names = (await all<StoredFile>(db, "files")).map(({ sha256 }) => sha256);
  expect(await all(db, "chunks")).toHaveLength(names.length);
  return names.sort();
}

afterEach(() => vi.unstubAllGlobals());

test("with little room left, only old photos that were sent are removed", async () => {
  expect(await left(0.95)).toEqual(["drafted", "recent", "thumbnail", "waiting"]);
});

test("with room enough, every photo stays", async () => {
  expect(await left(0.5)).toEqual(["drafted", "old", "recent", "thumbnail", "waiting"]);
});
