/** What the office decides about held changes, and what a phone makes of it. */

import { newId, parseMutation } from "@daybook/sync";
import { expect, test } from "vitest";
import type { Database } from "../../pwa/src/storage/database";
import type { JournalItem, OutboxItem } from "../../pwa/src/storage/schema";
import { onePending } from "../../pwa/src/storage/shown";
import { all, EPOCH, exchange, freshDatabase, GID, ME, open, row, SLOT, save, told } from "./phone";

const rid = newId();

/** A phone with one new record that the office keeps; gives the id of the held change. */
async function held(db: Database, reason = "invalid"): Promise<string> {
  await open(db);
  await exchange(db, { g: [[ME, 7, "me/me", "leader"]], c: [[ME, 7, EPOCH, 0]] });
  await save(db, { rid, fields: { note: "mine" } });
  await exchange(db, { a: [[0, 2, null, { reason }]] });
  const [item] = await all<JournalItem>(db, "journal");
  return item?.mid ?? "";
}

async function states(db: Database) {
  const items = await all<JournalItem>(db, "journal");
  return items.map(({ outcome, seq, open }) => [outcome, seq, open === 1]);
}

function meet(db: Database, decision: unknown[], seq = 1, more: Record<string, unknown> = {}) {
  return exchange(db, { c: [[ME, 7, EPOCH, seq]], r: { [ME]: [decision] }, ...more });
}

test.each(["accepted", "corrected"])(
  "a change that was %s stays laid over the record until its row is here",
  async (state) => {
    const db = freshDatabase();
    const mid = await held(db);

    await meet(db, told(mid, 1, { record: rid, state, seq: 9 }), 1, { more: 1 });
    const before = await onePending(db, rid);
    await exchange(db, { c: [[SLOT, GID, EPOCH, 9]], r: { [SLOT]: [row(rid, 9)] } });
    const after = await onePending(db, rid);

    expect(before.sent.map(({ outcome, seq, epoch }) => [outcome, seq, epoch])).toEqual([
      [0, 9, EPOCH],
    ]);
    expect([after.row?.seq, after.sent]).toEqual([9, []]);
  },
);

test("a change that was accepted is over at once when its row came with the word", async () => {
  const db = freshDatabase();
  const mid = await held(db);

  await exchange(db, {
    c: [
      [ME, 7, EPOCH, 1],
      [SLOT, GID, EPOCH, 9],
    ],
    r: { [ME]: [told(mid, 1, { record: rid, state: "accepted", seq: 9 })], [SLOT]: [row(rid, 9)] },
  });

  expect(await states(db)).toEqual([[0, 9, false]]);
});

test.each(["replaced", "withdrawn"])("a change that was %s is shown no more", async (state) => {
  const db = freshDatabase();
  const mid = await held(db);

  const applied = await meet(db, told(mid, 1, { record: rid, state }));

  expect(await states(db)).toEqual([[2, null, false]]);
  expect(applied?.touched).toContain(rid);
});

test("a change that was returned stays held, with what the office said", async () => {
  const db = freshDatabase();
  const mid = await held(db);

  await meet(db, told(mid, 1, { record: rid, state: "returned", note: "Which child?" }));

  const { sent, told: said } = await onePending(db, rid);
  expect([sent.length, said.map(({ body }) => body.note)]).toEqual([1, ["Which child?"]]);
});

test("the office's word is not taken from a stream that is being read again", async () => {
  const db = freshDatabase();
  const mid = await held(db);

  await exchange(db, {
    z: [ME],
    c: [[ME, 7, EPOCH, 1, 5]],
    r: { [ME]: [told(mid, 1, { record: rid, state: "accepted", seq: 9 })] },
    more: 1,
  });

  expect((await onePending(db, rid)).sent.map(({ outcome }) => outcome)).toEqual([2]);
});

test("a held record is not over because a row of that name is here", async () => {
  const db = freshDatabase();
  await held(db, "not-member");

  await exchange(db, { c: [[SLOT, GID, EPOCH, 4]], r: { [SLOT]: [row(rid, 4)] } });

  expect((await onePending(db, rid)).sent).toHaveLength(1);
});

test("a held record that is taken back is over, and leaves nothing on the screen", async () => {
  const db = freshDatabase();
  const mid = await held(db);
  await save(db, { rid, change: "del", fields: {} });
  const [removal] = await all<OutboxItem>(db, "outbox");

  await exchange(db, { a: [[0, 0, 5]], c: [[SLOT, GID, EPOCH, 5]] });

  expect(parseMutation(JSON.parse(removal?.text ?? "")).replaces).toEqual([mid]);
  expect(await onePending(db, rid)).toMatchObject({ row: null, sent: [], waiting: [] });
});

test("a held change is forgotten once the backup has the office's last word on it", async () => {
  const db = freshDatabase();
  const mid = await held(db);
  await save(db, { rid, change: "del", fields: {} });
  await exchange(db, { a: [[0, 0, 5]], c: [[SLOT, GID, EPOCH, 5]] });
  await meet(db, told(mid, 4, { record: rid, state: "withdrawn" }), 4);

  await exchange(db, { bk: { [SLOT]: 9, [ME]: 3 } });
  const early = await states(db);
  await exchange(db, { bk: { [SLOT]: 9, [ME]: 4 } });
  await exchange(db, { bk: { [SLOT]: 9, [ME]: 4 } });

  expect(early).toEqual([[2, null, false]]);
  expect(await states(db)).toEqual([]);
});

test("a change of a held record names what it takes the place of, and all before it", async () => {
  const db = freshDatabase();
  const first = await held(db);
  await save(db, { rid, fields: { note: "better" } });
  const [second] = await all<OutboxItem>(db, "outbox");
  await exchange(db, { a: [[0, 2, null, { reason: "invalid" }]] });

  await save(db, { rid, fields: { note: "right" }, replaces: ["elsewhereelsewhere1234"] });

  const [third] = await all<OutboxItem>(db, "outbox");
  expect(JSON.parse(third?.text ?? "").rp).toEqual(["elsewhereelsewhere1234", first, second?.mid]);
});

test("a change that stands beside what is held leaves it with the office", async () => {
  const db = freshDatabase();
  await held(db);

  await save(db, { rid, change: "set", fields: { more: "words" }, beside: true });

  const [item] = await all<OutboxItem>(db, "outbox");
  expect(JSON.parse(item?.text ?? "")).not.toHaveProperty("rp");
  expect((await onePending(db, rid)).sent).toHaveLength(1);
});
