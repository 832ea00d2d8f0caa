/** An office that changes a form learns how many records of it have been begun, and no more. */

import { expect, test } from "vitest";
import { begunByForm } from "../../pwa/src/storage/begun";
import { nextRequest } from "../../pwa/src/sync/request";
import { freshDatabase } from "./phone";

const TARGET = { slot: 1, key: "school/x/2026", school: "x", class: null };

async function phoneWith(...forms: string[]) {
  const db = freshDatabase();
  await db.write(["drafts"], async (tx) => {
    for (const [index, form] of forms.entries()) {
      const draft = { rid: `${index}`, form, version: 1, answers: { note: "秋天" } };
      await tx.objectStore("drafts").put({ ...draft, started: 1, saved: 1, target: TARGET });
    }
  });
  return db;
}

test("drafts are counted by form", async () => {
  const db = await phoneWith("env", "lesson", "env");

  expect(await begunByForm(db)).toEqual({ env: 2, lesson: 1 });
});

test("a phone without drafts has nothing to count", async () => {
  expect(await begunByForm(await phoneWith())).toEqual({});
});

test("a request tells how many drafts there are and nothing of what they hold", async () => {
  const db = await phoneWith("env");
  const stored = { photos: 0, drafts: await begunByForm(db) };
  const sender = { device: "phone", version: "0.1.0", now: 0, stored };

  const { text } = await db.writeRelaxed(["outbox", "cursor", "meta"], (tx) =>
    nextRequest(tx, sender, { items: 3, bytes: 100, wish: 1 }),
  );

  expect(JSON.parse(text).st).toEqual({ drafts: { env: 1 }, waiting: 0 });
  expect(text).not.toContain("秋天");
});
