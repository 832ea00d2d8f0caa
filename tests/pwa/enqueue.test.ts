/** How changes are frozen, chained and put into a request. */

import { type Mutation, newId, parseMutation } from "@daybook/sync";
import { expect, test } from "vitest";
import type { Database } from "../../pwa/src/storage/database";
import type { OutboxItem } from "../../pwa/src/storage/schema";
import { onePending } from "../../pwa/src/storage/shown";
import { enqueue } from "../../pwa/src/sync/enqueue";
import {
  all,
  apply,
  change,
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

async function frozen(db: Database): Promise<Mutation[]> {
  const items = await all<OutboxItem>(db, "outbox");
  return items.map(({ text }) => parseMutation(JSON.parse(text)));
}

test("the first change of a record stands alone", async () => {
  const db = freshDatabase();

  await save(db, { rid });

  const [first] = await frozen(db);
  expect([first?.after, first?.branch === first?.id]).toEqual([null, true]);
});

test("a change follows the one before it, on the branch of the first", async () => {
  const db = freshDatabase();

  await save(db, { rid });
  await save(db, { rid, change: "set" });
  await save(db, { rid, change: "set" });

  const [first, second, third] = await frozen(db);
  expect([second?.after, third?.after]).toEqual([first?.id, second?.id]);
  expect([second?.branch, third?.branch]).toEqual([first?.id, first?.id]);
});

test("changes of other records do not hang together", async () => {
  const db = freshDatabase();

  await save(db, { rid });
  await save(db, { rid: newId() });

  expect((await frozen(db)).map(({ after }) => after)).toEqual([null, null]);
});

test("an acknowledged change whose row is not here yet is still the same branch", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  const [first] = await frozen(db);
  await exchange(db, { a: [[0, 0, 1]], more: 1 });

  await save(db, { rid, change: "set", base: [EPOCH, 0] });

  const [second] = await frozen(db);
  expect([second?.after, second?.branch]).toEqual([first?.id, first?.id]);
});

test("a change on top of work that is sent again counts from where that work began", async () => {
  const db = freshDatabase();
  await save(db, { rid, base: [EPOCH, 3] });

  await save(db, { rid, change: "set", base: [EPOCH + 7, 9] });

  const [, second] = await frozen(db);
  expect(second?.base).toEqual([EPOCH, 3]);
});

test("what replaces a held change counts from the version that it was written on", async () => {
  const db = freshDatabase();
  await open(db, [row(rid, 2)], 2);
  await save(db, { rid, change: "set", base: [EPOCH, 2] });
  await exchange(db, {
    a: [[0, 2, null, { reason: "invalid" }]],
    c: [[SLOT, GID, EPOCH, 5]],
    r: { [SLOT]: [row(rid, 5)] },
  });

  await save(db, { rid, change: "set", base: [EPOCH, 5] });

  expect((await frozen(db)).map(({ base }) => base)).toEqual([[EPOCH, 2]]);
});

test("what replaces a held change stands where it stood, behind the same one", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  await save(db, { rid, change: "set" });
  const [first, second] = await frozen(db);
  const answers = [
    [0, 0, 1],
    [1, 2, null, { reason: "invalid" }],
  ];
  await exchange(db, { a: answers, c: [[SLOT, GID, EPOCH, 1]], r: { [SLOT]: [row(rid, 1)] } });

  await save(db, { rid, change: "set", base: [EPOCH, 1] });

  const [third] = await frozen(db);
  expect([third?.after, third?.branch]).toEqual([first?.id, first?.id]);
  expect(third?.replaces).toEqual([second?.id]);
});

test("a waiting change that builds on a held one is replaced with it, and not shown again", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  const sent = await request(db);
  await save(db, { rid, change: "set" });
  await apply(db, sent, reply(sent, { a: [[0, 2, null, { reason: "invalid" }]] }));
  const [stuck] = await frozen(db);

  await save(db, { rid, fields: { note: "put right" } });

  const [, last] = await frozen(db);
  expect([last?.after, last?.branch === last?.id]).toEqual([null, true]);
  expect(last?.replaces).toEqual([stuck?.after, stuck?.id]);
  await exchange(db, {
    a: [
      [0, 2, null, { reason: "after-held" }],
      [1, 0, 1],
    ],
    c: [[SLOT, GID, EPOCH, 1]],
    r: { [SLOT]: [row(rid, 1, { note: "put right" })] },
  });
  expect(await onePending(db, rid)).toMatchObject({ sent: [], waiting: [] });
});

test("a change of a held record stands alone and ends the waiting for the office", async () => {
  const db = freshDatabase();
  await open(db);
  await save(db, { rid });
  await exchange(db, { a: [[0, 2, null, { reason: "invalid" }]] });

  await save(db, { rid, fields: { note: "put right" } });

  const [second] = await frozen(db);
  expect([second?.after, second?.branch === second?.id]).toEqual([null, true]);
  expect((await onePending(db, rid)).sent).toEqual([]);
});

test("a request carries the very bytes that were frozen, in the order of saving", async () => {
  const db = freshDatabase();
  await save(db, { fields: { note: '引号"和\n换行' } });
  await save(db, { fields: { note: "second" } });
  const items = await all<OutboxItem>(db, "outbox");

  const { text } = await request(db);

  expect(text).toContain(`"m":[${items.map((item) => item.text).join(",")}]}`);
  expect(JSON.parse(text)).toMatchObject({ p: 1, q: 1, d: "phone", c: [] });
});

test("a request without changes has no list of them", async () => {
  const { text } = await request(freshDatabase());

  expect(JSON.parse(text)).not.toHaveProperty("m");
});

test("a request holds no more items and bytes than it may, but always one", async () => {
  const db = freshDatabase();
  for (let count = 0; count < 5; count += 1)
    await save(db, { fields: { note: "x".repeat(40_000) } });

  expect((await request(db, 3)).items).toHaveLength(2);
  expect((await request(db, 1)).items).toHaveLength(1);
});

test("every request has its own number", async () => {
  const db = freshDatabase();

  const numbers = [await request(db), await request(db)].map(({ nonce }) => nonce);

  expect(numbers).toEqual([1, 2]);
});

test("a failed save leaves no half of it", async () => {
  const db = freshDatabase();
  const before = await contents(db);

  const failing = db.write(["outbox", "journal", "drafts"], async (tx) => {
    const target = { slot: SLOT, key: "k", school: "s", class: null };
    const draft = { rid, form: "parent", version: 1, answers: {}, started: 0, target, saved: 0 };
    await tx.objectStore("drafts").put(draft);
    throw new Error("killed");
  });

  await expect(failing).rejects.toThrow("killed");
  expect(await contents(db)).toEqual(before);
});

test("a simulation may give the ids, and then the same run gives the same bytes", async () => {
  const random = (bytes: Uint8Array) => bytes.fill(7);
  const texts: string[] = [];

  for (const db of [freshDatabase(), freshDatabase()]) {
    await db.write(["outbox", "journal"], (tx) =>
      enqueue(tx, change({ rid: newId(1, random) }), (now) => newId(now, random)),
    );
    const [item] = await all<OutboxItem>(db, "outbox");
    texts.push(item?.text ?? "");
  }

  expect(texts[0]).toBe(texts[1]);
});
