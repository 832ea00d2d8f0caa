/** A record as the phone shows it, and as the server has agreed to it. */

import { newId } from "@daybook/sync";
import { expect, test } from "vitest";
import { agreedRow, filesIn, shownRow } from "../../pwa/src/models/record-body";
import { viewOf } from "../../pwa/src/models/records";
import type { Database } from "../../pwa/src/storage/database";
import { onePending } from "../../pwa/src/storage/shown";
import { EPOCH, exchange, freshDatabase, open, row, save } from "./phone";

const rid = newId();
const day = "2026-10-12";

async function phone(...rows: unknown[][]): Promise<Database> {
  const db = freshDatabase();
  await open(db, rows);
  return db;
}

async function view(db: Database) {
  return viewOf(rid, await onePending(db, rid), "me");
}

test("a record that waits is shown as it was written", async () => {
  const db = await phone();

  await save(db, { rid, fields: { _date: day, _finished: 5, note: "mine" } });

  expect(await view(db)).toMatchObject({
    state: "waiting",
    date: day,
    at: 5,
    answers: { note: "mine" },
    author: "me",
    form: "parent",
    version: 1,
  });
});

test("an edit lies over the row, and an emptied answer is gone", async () => {
  const db = await phone(row(rid, 1, { _date: day, note: "old", how: "visit" }));

  await save(db, { rid, change: "set", base: [EPOCH, 1], fields: { note: "new", how: null } });

  expect((await view(db))?.answers).toEqual({ note: "new" });
});

test("a record taken back is not shown", async () => {
  const db = await phone(row(rid, 1, { _date: day }));

  await save(db, { rid, change: "del", base: [EPOCH, 1], fields: {} });

  expect(await view(db)).toBeNull();
});

test("an acknowledged record is synced, with or without its row", async () => {
  const db = await phone();
  await save(db, { rid });

  await exchange(db, { a: [[0, 0, 1]], more: 1 });

  expect((await view(db))?.state).toBe("synced");
});

test("a held record says why, question by question", async () => {
  const db = await phone();
  const fields = { note: { zh: "太长", en: "too long" } };
  await save(db, { rid });

  await exchange(db, { a: [[0, 2, null, { reason: "invalid", fields }]] });

  expect(await view(db)).toMatchObject({
    state: "attention",
    troubles: [{ reason: "invalid", fields, change: "put", returned: null }],
  });
});

test("a refused record needs attention", async () => {
  const db = await phone();
  await save(db, { rid });

  await exchange(db, { a: [[0, 4, null, { reason: "too-large" }]] });

  expect((await view(db))?.state).toBe("attention");
});

test("what was held is shown but not counted as agreed, nor is what follows it", async () => {
  const db = await phone(row(rid, 1, { note: "old" }));
  await save(db, { rid, change: "set", base: [EPOCH, 1], fields: { note: "held" } });
  await save(db, { rid, change: "set", base: [EPOCH, 1], fields: { more: "after" } });
  await exchange(db, {
    a: [
      [0, 2, null, { reason: "invalid" }],
      [1, 3, null],
    ],
  });

  const pending = await onePending(db, rid);

  expect(shownRow(pending, "me")?.body).toEqual({ note: "held", more: "after" });
  expect(agreedRow(pending, "me")?.body).toEqual({ note: "old" });
});

test("every picture of the answers is found with its thumbnail, however deep", () => {
  const photo = (name: string, th?: string) => ({
    $f: name,
    n: 1,
    t: "image/jpeg",
    ...(th && { th }),
  });
  const answers = {
    a: [photo("one", "small"), photo("two")],
    rows: [{ b: [photo("three")] }],
    c: "x",
  };

  expect(filesIn(answers)).toEqual(["small", "one", "two", "three"]);
});
