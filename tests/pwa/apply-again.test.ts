/** What a phone makes of streams that are read again, and of a server that was restored. */

import { newId } from "@daybook/sync";
import { expect, test } from "vitest";
import type { Cursor, OutboxItem } from "../../pwa/src/storage/schema";
import { allPending, onePending } from "../../pwa/src/storage/shown";
import { shownEpoch } from "../../pwa/src/sync/cursors";
import { all, EPOCH, exchange, freshDatabase, GID, open, row, SLOT, save } from "./phone";

const rid = newId();
const other = newId();

test("a stream read again keeps the old rows in use until it is complete", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1, { note: "old" }), row(other, 2)]);

  await exchange(db, {
    z: [SLOT],
    c: [[SLOT, GID, EPOCH, 3, 9]],
    r: { [SLOT]: [row(rid, 3, { note: "new" })] },
    more: 1,
  });
  const meanwhile = await allPending(db, "record");
  const applied = await exchange(db, { c: [[SLOT, GID, EPOCH, 9]] });
  const after = await allPending(db, "record");

  expect([...meanwhile.keys()].sort()).toEqual([rid, other].sort());
  expect(meanwhile.get(rid)?.row?.body.note).toBe("old");
  expect([...after.values()].map((each) => each.row?.body.note)).toEqual(["new"]);
  expect(applied?.touched).toBeNull();
  expect(await all(db, "base")).toHaveLength(1);
});

test("own changes stay on top while a stream is read again", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1, { note: "old" })]);
  await save(db, { rid, change: "set", base: [EPOCH, 1], fields: { note: "mine" } });

  await exchange(db, {
    a: [[0, 0, 5]],
    z: [SLOT],
    c: [[SLOT, GID, EPOCH, 5, 9]],
    r: { [SLOT]: [row(rid, 5, { note: "mine" })] },
    more: 1,
  });

  const { row: shown, sent } = await onePending(db, rid);
  expect([shown?.body.note, sent.length]).toEqual(["old", 1]);
});

test("while a stream is read again, the rows on the screen are of the epoch they came with", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 1)]);

  await exchange(db, { z: [SLOT], c: [[SLOT, GID, EPOCH + 7, 1, 5]], more: 1 });
  const [during] = await all<Cursor>(db, "cursor");
  await exchange(db, { c: [[SLOT, GID, EPOCH + 7, 5]] });
  const [after] = await all<Cursor>(db, "cursor");

  expect([shownEpoch(during), shownEpoch(after)]).toEqual([EPOCH, EPOCH + 7]);
});

test("what a restored server may have lost is sent again, before anything newer", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  await exchange(db, { a: [[0, 0, 1]], c: [[SLOT, GID, EPOCH, 1]], r: { [SLOT]: [row(rid, 1)] } });
  await save(db, { rid: other });

  const applied = await exchange(db, {
    a: [[0, 3, null]],
    z: [SLOT],
    c: [[SLOT, GID, EPOCH + 7, 0]],
  });

  const outbox = await all<OutboxItem>(db, "outbox");
  expect(outbox.map((item) => item.rid)).toEqual([rid, other]);
  expect(applied?.again).toBe(true);
});

test("what the restored backup surely holds is not sent again", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  await save(db, { rid: other });
  await exchange(db, {
    a: [
      [0, 0, 1],
      [1, 0, 2],
    ],
    c: [[SLOT, GID, EPOCH, 2]],
  });

  await exchange(db, { z: [SLOT], c: [[SLOT, GID, EPOCH + 7, 1]], bk: { [SLOT]: 1 } });

  expect((await all<OutboxItem>(db, "outbox")).map((item) => item.rid)).toEqual([other]);
});

test("after a restore the work of a lost stream is sent again too, and so is what was held", async () => {
  const db = freshDatabase();
  const lost = 9;
  await open(db);
  await exchange(db, { g: [[lost, 77, "class/x/2026", "team"]], c: [[lost, 77, EPOCH, 0]] });
  await save(db, { rid, slot: lost });
  await save(db, { rid: other });
  await exchange(db, {
    a: [
      [0, 0, 1],
      [1, 2, null, { reason: "invalid" }],
    ],
  });
  await exchange(db, { g: [[-lost, 77]] });

  await exchange(db, { z: [SLOT], c: [[SLOT, GID, EPOCH + 7, 0]] });

  expect((await all<OutboxItem>(db, "outbox")).map((item) => item.rid)).toEqual([rid, other]);
});
