/** Old copies leave the phone; what only the phone has, and what is needed to write, stays. */

import { newId } from "@daybook/sync";
import { expect, test } from "vitest";
import { makeLighter, mayGo } from "../../pwa/src/models/lightening";
import type { RecordState, RecordView } from "../../pwa/src/models/records";
import { FILE_STORES, putFile } from "../../pwa/src/storage/files";
import type { BaseRow, StoredFile } from "../../pwa/src/storage/schema";
import { all, exchange, freshDatabase, open, row, save } from "./phone";

const NOW = Date.parse("2026-12-01T08:00:00Z");
const DAY = 86_400_000;

function record(rid: string, date: string, state: RecordState = "synced", form = "parent") {
  return { rid, date, state, form } as RecordView;
}

test("only settled records of more than two months ago may go", () => {
  const records = [
    record("old", "2026-09-01"),
    record("recent", "2026-11-20"),
    record("waiting", "2026-09-01", "waiting"),
    record("held", "2026-09-01", "held"),
    record("begun", "2026-09-01", "draft"),
  ];

  expect(mayGo(records, new Set(), NOW)).toEqual(["old"]);
});

test("records that others are written about stay however old they are", () => {
  const records = [record("wall", "2026-01-01", "synced", "env")];

  expect(mayGo(records, new Set(["env"]), NOW)).toEqual([]);
});

test("what goes is gone and the rest stands", async () => {
  const db = freshDatabase();
  const [old, other] = [newId(), newId()];
  await open(db, [row(old, 1), row(other, 2)]);

  expect(await makeLighter(db, [old], NOW)).toBe(1);

  expect((await all<BaseRow>(db, "base")).map(({ rid }) => rid)).toEqual([other]);
});

test("a record that was changed in the meantime stays", async () => {
  const db = freshDatabase();
  const rid = newId();
  await open(db, [row(rid, 1)]);
  await save(db, { rid });

  expect(await makeLighter(db, [rid], NOW)).toBe(0);

  expect(await all(db, "base")).toHaveLength(1);
  expect(await all(db, "outbox")).toHaveLength(1);
});

test("a record whose change the server has not yet told back stays", async () => {
  const db = freshDatabase();
  const rid = newId();
  await open(db, [row(rid, 1)]);
  await save(db, { rid });
  await exchange(db, { a: [[0, 0, 9]] });

  expect(await makeLighter(db, [rid], NOW)).toBe(0);
});

test("photos that only this phone has stay, and so do recent ones", async () => {
  const db = freshDatabase();
  const photo = (sha256: string, given: Partial<StoredFile>): StoredFile => ({
    sha256,
    type: "image/jpeg",
    size: 3,
    state: "sent",
    rank: 1,
    added: NOW - 61 * DAY,
    ...given,
  });
  const photos = [
    photo("old", {}),
    photo("looked", { state: "kept", added: NOW }),
    photo("recent", { added: NOW - DAY }),
    photo("waiting", { state: "waiting" }),
    photo("begun", { state: "draft" }),
  ];
  await db.write(FILE_STORES, async (tx) => {
    for (const each of photos) await putFile(tx, each, new ArrayBuffer(3));
  });

  await makeLighter(db, [], NOW);

  const left = await all<StoredFile>(db, "files");
  expect(left.map(({ sha256 }) => sha256).sort()).toEqual(["begun", "recent", "waiting"]);
  expect(await all(db, "chunks")).toHaveLength(3);
});
