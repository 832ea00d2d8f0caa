/** What one reply does to a phone, and that it does all of it or nothing. */

import { newId } from "@daybook/sync";
import { expect, test } from "vitest";
import type { BaseRow, Cursor, JournalItem, OutboxItem } from "../../pwa/src/storage/schema";
import { onePending } from "../../pwa/src/storage/shown";
import { APPLY_STORES, applyReply } from "../../pwa/src/sync/apply";
import {
  all,
  apply,
  contents,
  EPOCH,
  exchange,
  freshDatabase,
  GID,
  open,
  reply,
  request,
  row,
  SLOT,
  save,
} from "./phone";

const rid = newId();
const other = newId();

test("rows and the cursor of an opened stream are kept together", async () => {
  const db = freshDatabase();

  await open(db, [row(rid, 1, { note: "one" }), row(other, 2)]);

  const { base, cursor, grants } = await contents(db);
  expect(base).toHaveLength(2);
  expect(cursor).toEqual([{ slot: SLOT, gid: GID, epoch: EPOCH, seq: 2, gen: 1 }]);
  expect(grants).toEqual([{ slot: SLOT, gid: GID, key: "school/x/2026", role: "teacher" }]);
});

test("a reply to an earlier request changes nothing", async () => {
  const db = freshDatabase();
  await open(db);
  const early = await request(db);
  await request(db);
  const before = await contents(db);

  const applied = await apply(db, early, reply(early, { r: { [SLOT]: [row(rid, 9)] } }));

  expect(applied).toBeNull();
  expect(await contents(db)).toEqual(before);
});

test("a reply that fails half way changes nothing", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  const sent = await request(db);
  const before = await contents(db);
  const answer = reply(sent, { a: [[0, 0, 1]], c: [[SLOT, GID, EPOCH, 1]] });

  const failing = db.write(APPLY_STORES, async (tx) => {
    await applyReply(tx, sent, answer, 0);
    throw new Error("the phone was switched off");
  });

  await expect(failing).rejects.toThrow("switched off");
  expect(await contents(db)).toEqual(before);
});

test("an acknowledged change stays on top until its row is here", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid, fields: { note: "mine" } });

  await exchange(db, { a: [[0, 0, 7]], more: 1 });
  const acknowledged = await onePending(db, rid);
  await exchange(db, {
    c: [[SLOT, GID, EPOCH, 7]],
    r: { [SLOT]: [row(rid, 7, { note: "mine" })] },
  });
  const told = await onePending(db, rid);

  expect([acknowledged.row, acknowledged.waiting, acknowledged.sent.length]).toEqual([null, [], 1]);
  expect([told.row?.seq, told.sent]).toEqual([7, []]);
});

test("a change stays on the screen while its row, moved up by another change, is still to come", async () => {
  const db = freshDatabase();
  await open(db);
  const rid = newId();
  await save(db, { rid });

  await exchange(db, { a: [[0, 0, 2]], c: [[SLOT, GID, EPOCH, 3]], more: 1 });
  const between = await onePending(db, rid);
  await exchange(db, { c: [[SLOT, GID, EPOCH, 7]], r: { [SLOT]: [row(rid, 7)] } });

  expect(between.sent).toHaveLength(1);
  expect((await onePending(db, rid)).sent).toEqual([]);
});

test("a change that was put off stays in the outbox as the same bytes", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  const before = await all<OutboxItem>(db, "outbox");

  const applied = await exchange(db, { a: [[0, 3, null]] });

  expect(applied).toMatchObject({ settled: 0, later: 1 });
  expect(await all(db, "outbox")).toEqual(before);
});

test.each([
  ["held", 2],
  ["refused", 4],
])("a %s change is kept and shown with its reason", async (_word, outcome) => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });

  await exchange(db, { a: [[0, outcome, null, { reason: "invalid" }]] });

  const { sent, waiting } = await onePending(db, rid);
  expect(waiting).toEqual([]);
  expect(sent.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    [outcome, { reason: "invalid" }],
  ]);
});

test("a held deletion stays shown while the row is there", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1)]);
  await save(db, { rid, change: "del", fields: {} });

  await exchange(db, { a: [[0, 2, null, { reason: "delete-vs-edit" }]] });
  await exchange(db, { c: [[SLOT, GID, EPOCH, 2]], r: { [SLOT]: [row(rid, 2)] } });

  expect((await onePending(db, rid)).sent).toHaveLength(1);
});

test("a tombstone removes its row", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1)]);

  await exchange(db, { c: [[SLOT, GID, EPOCH, 3]], x: { [SLOT]: [[rid, 3]] } });

  expect(await all(db, "base")).toEqual([]);
});

test("an older row does not replace a newer one", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 5, { note: "new" })], 5);

  await exchange(db, { r: { [SLOT]: [row(rid, 4, { note: "old" })] } });

  expect((await all<BaseRow>(db, "base"))[0]?.body).toEqual({ note: "new" });
});

test("a closed grant takes the rows and leaves what was not sent", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1)]);
  await save(db, { rid: other });
  const unsent = await all(db, "outbox");

  const applied = await exchange(db, { a: [[0, 3, null]], g: [[-SLOT, GID]] });

  const { base, cursor, grants, outbox } = await contents(db);
  expect([base, cursor, grants]).toEqual([[], [], []]);
  expect(outbox).toEqual(unsent);
  expect(applied?.touched).toBeNull();
});

test("the end of an older grant leaves the rows of the present one", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1)]);

  await exchange(db, { g: [[-SLOT, GID - 1]] });

  expect(await all(db, "base")).toHaveLength(1);
});

test("a closed grant takes a stream that was still being fetched", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1)]);
  await exchange(db, {
    z: [SLOT],
    c: [[SLOT, GID, EPOCH, 1, 9]],
    r: { [SLOT]: [row(rid, 1)] },
    more: 1,
  });

  await exchange(db, { g: [[-SLOT, GID]] });

  expect(await all(db, "base")).toEqual([]);
});

test("a role that changed keeps no row of the old one", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1), row(other, 2)]);

  await exchange(db, {
    g: [
      [-SLOT, GID],
      [SLOT, GID + 1, "school/x/2026", "leader"],
    ],
    c: [[SLOT, GID + 1, EPOCH, 2]],
    r: { [SLOT]: [row(other, 2)] },
  });

  expect((await all<BaseRow>(db, "base")).map((each) => each.rid)).toEqual([other]);
});

test("what is in a verified backup and no longer shown is forgotten", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  await exchange(db, { a: [[0, 0, 1]], c: [[SLOT, GID, EPOCH, 1]], r: { [SLOT]: [row(rid, 1)] } });
  const before = await all<JournalItem>(db, "journal");

  await exchange(db, { bk: { [SLOT]: 1 } });

  expect(before).toHaveLength(1);
  expect(await all(db, "journal")).toEqual([]);
});

test("a stream whose beginning was not told is asked for as a new one", async () => {
  const db = freshDatabase();
  await exchange(db, { g: [[SLOT, GID, "school/x/2026", "teacher"]], more: 1 });

  const next = await request(db);

  expect(JSON.parse(next.text).c).toEqual([]);
  expect((await all<Cursor>(db, "cursor"))[0]?.slot).toBe(SLOT);
});

test("a photo that the server misses travels again", async () => {
  const db = freshDatabase();
  const file = { sha256: "x", type: "image/jpeg", size: 1, rank: 1, added: 0 } as const;
  await db.write(["files"], (tx) => tx.objectStore("files").put({ ...file, state: "sent" }));

  await exchange(db, { need: ["x", "unknown"] });

  expect(await all(db, "files")).toEqual([{ ...file, state: "waiting" }]);
});
