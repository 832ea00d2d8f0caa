/** A name that may no longer be kept leaves what the phone remembers of its own sent work. */

import { newId } from "@daybook/sync";
import { expect, test } from "vitest";
import type { Database } from "../../pwa/src/storage/database";
import type { JournalItem, OutboxItem } from "../../pwa/src/storage/schema";
import { all, EPOCH, exchange, freshDatabase, GID, ME, open, row, SLOT, save } from "./phone";

const rid = newId();
const child = newId();

function childRow(seq: number, name: string, consent: string): unknown[] {
  return [child, seq, "child", { o: null, v: 0, ca: 1, ra: 1 }, { name, consent }];
}

/** A phone that has sent a record which names the child in its words. */
async function sent(db: Database): Promise<void> {
  await open(db, [childRow(1, "小雨", "paper")]);
  await save(db, { rid, fields: { note: "小雨很高兴", how: "visit" } });
  await exchange(db, { a: [[0, 0, 2]], c: [[SLOT, GID, EPOCH, 2]] });
}

async function texts(db: Database): Promise<readonly string[]> {
  return (await all<JournalItem>(db, "journal")).map(({ text }) => text);
}

test("a withdrawal puts the code into what was sent", async () => {
  const db = freshDatabase();
  await sent(db);

  await exchange(db, {
    c: [[SLOT, GID, EPOCH, 4]],
    r: { [SLOT]: [childRow(4, "01号", "withdrawn")] },
  });

  const [text] = await texts(db);
  expect(text).toContain("01号很高兴");
  expect(text).not.toContain("小雨");
});

test("what is still to be sent stays as it was frozen", async () => {
  const db = freshDatabase();
  await sent(db);
  await save(db, { rid: newId(), fields: { note: "小雨来了" } });

  await exchange(db, {
    c: [[SLOT, GID, EPOCH, 4]],
    r: { [SLOT]: [childRow(4, "01号", "withdrawn")] },
  });

  const [waiting] = await all<OutboxItem>(db, "outbox");
  expect(waiting?.text).toContain("小雨来了");
});

test("what the server did not keep is forgotten here as well", async () => {
  const db = freshDatabase();
  await sent(db);
  await exchange(db, { g: [[ME, 7, "me/me", "leader"]], c: [[ME, 7, EPOCH, 0]] });

  await exchange(db, {
    c: [
      [ME, 7, EPOCH, 1],
      [SLOT, GID, EPOCH, 5],
    ],
    r: {
      [ME]: [[newId(), 1, "amended", { o: "me", v: 0, ca: 1, ra: 1 }, { record: rid, at: 9 }]],
      [SLOT]: [row(rid, 5, { note: "01号很高兴", how: "visit" })],
    },
  });

  expect(await texts(db)).toEqual([expect.stringContaining("01号很高兴")]);
});

test("another child's new name changes nothing that was sent", async () => {
  const db = freshDatabase();
  await sent(db);
  const before = await texts(db);

  await exchange(db, {
    c: [[SLOT, GID, EPOCH, 4]],
    r: { [SLOT]: [childRow(4, "小宇", "paper")] },
  });

  expect(await texts(db)).toEqual(before);
});
