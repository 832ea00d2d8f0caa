/** What a phone remembers of a record's course. */

import { newId } from "@daybook/sync";
import { expect, test } from "vitest";
import { courseOf, wroteHere } from "../../pwa/src/models/course";
import type { JournalItem } from "../../pwa/src/storage/schema";
import { all, EPOCH, exchange, freshDatabase, ME, open, SLOT, save, told } from "./phone";

const rid = newId();

test("own changes are told in order, with what became of each", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid, at: 10 });
  await exchange(db, { a: [[0, 1, 1, { note: newId() }]] });
  await save(db, { rid, change: "set", fields: { note: "more" }, at: 20 });

  const steps = await courseOf(db, rid);

  expect(steps).toMatchObject([
    { by: "phone", change: "put", at: 10, outcome: 1, met: ["note"] },
    { by: "phone", change: "set", at: 20, outcome: null, answered: null, met: [] },
  ]);
});

test("what the office did stands between own changes at its time", async () => {
  const db = freshDatabase();
  await open(db);
  await exchange(db, { g: [[ME, 7, "me/me", "leader"]], c: [[ME, 7, EPOCH, 0]] });
  await save(db, { rid, at: 10 });
  await exchange(db, { a: [[0, 2, null, { reason: "invalid" }]] });
  const [item] = await all<JournalItem>(db, "journal");
  const said = { record: rid, state: "returned", note: "Which child?", by: "Ma", at: 15 };

  await exchange(db, { c: [[ME, 7, EPOCH, 1]], r: { [ME]: [told(item?.mid ?? "", 1, said)] } });
  await save(db, { rid, at: 20 });

  const steps = await courseOf(db, rid);
  expect(steps.map(({ by, at }) => [by, at])).toEqual([
    ["phone", 10],
    ["office", 15],
    ["phone", 20],
  ]);
  expect(steps[1]).toMatchObject({ state: "returned", name: "Ma", note: "Which child?" });
});

test("a change says why it was made", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid, at: 10 });
  await save(db, { rid, change: "set", fields: { note: "more", _why: "写错了" }, at: 20 });

  const [, changed] = await courseOf(db, rid);

  expect(changed).toMatchObject({ change: "set", fields: { _why: "写错了" } });
});

test("the course of another record is not told", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid: newId() });

  expect(await courseOf(db, rid)).toEqual([]);
});

test("a phone knows what it wrote itself", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid, slot: SLOT, fields: { topics: ["sleep"] } });

  const steps = await courseOf(db, rid);

  expect(wroteHere(steps, "topics", ["sleep"])).toBe(true);
  expect(wroteHere(steps, "topics", ["play"])).toBe(false);
});
