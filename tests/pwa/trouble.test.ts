/** What a phone shows of records that were not taken, wherever they were written. */

import { newId } from "@daybook/sync";
import { afterEach, expect, test } from "vitest";
import { viewOf } from "../../pwa/src/models/records";
import { takeBack } from "../../pwa/src/models/settling";
import { remedyFor } from "../../pwa/src/models/trouble";
import { withdraw } from "../../pwa/src/models/withdrawing";
import { closeWorkplace, openWorkplace } from "../../pwa/src/models/workplace";
import type { Database } from "../../pwa/src/storage/database";
import type { OutboxItem } from "../../pwa/src/storage/schema";
import { allPending, onePending } from "../../pwa/src/storage/shown";
import { all, EPOCH, exchange, freshDatabase, ME, open, row, SLOT, save, told } from "./phone";
import { signedIn } from "./signed-in";

const rid = newId();
const mid = newId();
const returned = {
  record: rid,
  change: "put",
  form: ["parent", 3],
  reason: "invalid",
  state: "returned",
  note: "Which child?",
  by: "Ma Wenbin",
  at: 5,
  slot: SLOT,
  seq: null,
  answers: { note: "from my other phone", _date: "2026-10-12" },
};

afterEach(closeWorkplace);

async function phone(...rows: unknown[][]): Promise<Database> {
  const db = freshDatabase();
  openWorkplace({ signedIn: signedIn({ user: "me" }), database: db });
  await open(db, rows);
  await exchange(db, { g: [[ME, 7, "me/me", "leader"]], c: [[ME, 7, EPOCH, 0]] });
  return db;
}

async function frozen(db: Database) {
  const items = await all<OutboxItem>(db, "outbox");
  return items.map(({ text }) => JSON.parse(text));
}

function tell(db: Database, body: Record<string, unknown>) {
  return exchange(db, { c: [[ME, 7, EPOCH, 1]], r: { [ME]: [told(mid, 1, body)] } });
}

async function view(db: Database) {
  return viewOf(rid, await onePending(db, rid), "me");
}

test("a record that was given back is shown on a phone that did not write it", async () => {
  const db = await phone();

  await tell(db, returned);

  const shown = await view(db);
  expect(shown).toMatchObject({
    form: "parent",
    version: 3,
    date: "2026-10-12",
    answers: { note: "from my other phone" },
    state: "attention",
    author: "me",
    troubles: [{ mid, returned: { note: "Which child?", by: "Ma Wenbin", at: 5 } }],
  });
  expect((await allPending(db, "record")).get(rid)).toEqual(await onePending(db, rid));
});

test("what was given back for a class that this person has lost is for the office to see to", async () => {
  const db = await phone();
  const { answers: _answers, ...rest } = returned;

  await tell(db, { ...rest, slot: null });

  const shown = await view(db);
  expect(shown?.troubles.map(remedyFor)).toEqual(["wait"]);
  expect(shown?.state).toBe("held");
});

test("a record that was given back is told once where it was written", async () => {
  const db = await phone();
  await save(db, { rid });
  await exchange(db, { a: [[0, 2, null, { reason: "not-member" }]] });
  const [item] = (await onePending(db, rid)).sent;

  await exchange(db, {
    c: [[ME, 7, EPOCH, 1]],
    r: { [ME]: [told(item?.mid ?? "", 1, { ...returned, reason: "not-member" })] },
  });

  expect((await view(db))?.troubles).toMatchObject([{ mid: item?.mid, returned: { at: 5 } }]);
  expect((await view(db))?.answers).toEqual({ note: "hello" });
});

test("what takes the place of a given back change ends it here at once", async () => {
  const db = await phone();
  await tell(db, returned);

  await save(db, { rid, fields: { note: "completed" }, replaces: [mid] });
  const waiting = await view(db);
  await exchange(db, { a: [[0, 0, 1]], more: 1 });

  expect([waiting?.state, waiting?.troubles]).toEqual(["waiting", []]);
  expect((await view(db))?.troubles).toEqual([]);
});

test("an edit that was given back lies over the record", async () => {
  const db = await phone(row(rid, 1, { note: "old", how: "visit" }));

  await tell(db, { ...returned, change: "set", answers: { note: "new" } });

  expect((await view(db))?.answers).toEqual({ note: "new", how: "visit" });
});

test("a removal that was given back hides nothing", async () => {
  const db = await phone(row(rid, 1, { note: "old" }));

  await tell(db, { ...returned, change: "del", answers: {} });

  expect((await view(db))?.answers).toEqual({ note: "old" });
});

test("a removal that was not taken leaves the record in sight, to be decided again", async () => {
  const db = await phone(row(rid, 1, { note: "old" }));
  await save(db, { rid, change: "del", base: [EPOCH, 1], fields: {} });

  await exchange(db, { a: [[0, 2, null, { reason: "delete-vs-edit" }]] });

  const shown = await view(db);
  expect([shown?.answers, shown?.state]).toEqual([{ note: "old" }, "attention"]);
  expect(shown?.troubles.map(remedyFor)).toEqual(["decide"]);
});

test("an edit of a record that is gone is still in sight", async () => {
  const db = await phone(row(rid, 1, { note: "old" }));
  await save(db, { rid, change: "set", base: [EPOCH, 1], fields: { note: "mine" } });

  await exchange(db, {
    a: [[0, 2, null, { reason: "gone" }]],
    c: [[SLOT, 31, EPOCH, 2]],
    x: { [SLOT]: [[rid, 2]] },
  });

  expect(await view(db)).toMatchObject({ answers: { note: "mine" }, state: "held" });
});

test("what only waits for an earlier change is not told beside it", async () => {
  const db = await phone();
  await save(db, { rid });
  await save(db, { rid, change: "set", fields: { note: "more" } });

  await exchange(db, {
    a: [
      [0, 2, null, { reason: "form-closed" }],
      [1, 2, null, { reason: "after-held" }],
    ],
  });

  const shown = await view(db);
  expect(shown?.troubles.map(({ reason }) => reason)).toEqual(["form-closed"]);
  expect(shown?.state).toBe("held");
});

test("a removal asked for again counts from what the person sees now", async () => {
  const db = await phone(row(rid, 1, { note: "old" }));
  await save(db, { rid, change: "del", base: [EPOCH, 1], fields: {} });
  await exchange(db, {
    a: [[0, 2, null, { reason: "delete-vs-edit" }]],
    c: [[SLOT, 31, EPOCH, 2]],
    r: { [SLOT]: [row(rid, 2, { note: "new" })] },
  });
  const [held] = (await onePending(db, rid)).sent;

  await withdraw(rid);

  expect(await frozen(db)).toMatchObject([{ k: "del", b: [EPOCH, 2], rp: [held?.mid] }]);
});

test("a change taken back leaves the record as the office has it", async () => {
  const db = await phone(row(rid, 1, { note: "old" }));
  await save(db, { rid, change: "set", base: [EPOCH, 1], fields: { note: "mine" } });
  await exchange(db, { a: [[0, 2, null, { reason: "forbidden" }]] });
  const [held] = (await onePending(db, rid)).sent;

  await takeBack(rid);

  expect(await frozen(db)).toMatchObject([{ k: "set", x: {}, rp: [held?.mid] }]);
  expect(await view(db)).toMatchObject({ answers: { note: "old" }, troubles: [] });
});

test("a record taken back that the office had nothing of goes", async () => {
  const db = await phone();
  await tell(db, returned);

  await takeBack(rid);

  expect(await frozen(db)).toMatchObject([{ k: "del", r: rid, rp: [mid] }]);
  expect(await view(db)).toBeNull();
});

test("a record that was refused goes without a word to the server", async () => {
  const db = await phone();
  await save(db, { rid });
  await exchange(db, { a: [[0, 4, null, { reason: "too-large" }]] });

  await withdraw(rid);

  expect([await frozen(db), await view(db)]).toEqual([[], null]);
});

test("a change that was refused is taken back without a word to the server", async () => {
  const db = await phone(row(rid, 1, { note: "old" }));
  await save(db, { rid, change: "set", base: [EPOCH, 1], fields: { note: "mine" } });
  await exchange(db, { a: [[0, 4, null, { reason: "too-large" }]] });

  await takeBack(rid);

  expect(await frozen(db)).toEqual([]);
  expect(await view(db)).toMatchObject({ answers: { note: "old" }, state: "synced" });
});

test.each([
  ["too-large", "complete"],
  ["bad-request", "complete"],
  ["wrong-account", "elsewhere"],
])("a record refused as %s is never said to be with the office", async (reason, remedy) => {
  const db = await phone();
  await save(db, { rid });

  await exchange(db, { a: [[0, 4, null, { reason }]] });

  const shown = await view(db);
  expect([shown?.troubles.map(remedyFor), shown?.state]).toEqual([[remedy], "attention"]);
});
