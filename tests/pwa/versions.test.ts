/** Two versions of an answer, as a phone shows them and as a person settles them. */

import { newId, parseMutation } from "@daybook/sync";
import { afterEach, expect, test } from "vitest";
import { viewOf } from "../../pwa/src/models/records";
import { keepPresent, removeAfterAll, takeVersion } from "../../pwa/src/models/settling";
import type { Meeting } from "../../pwa/src/models/versions";
import { isUnited, joined } from "../../pwa/src/models/versions-together";
import { closeWorkplace, openWorkplace } from "../../pwa/src/models/workplace";
import type { Database } from "../../pwa/src/storage/database";
import type { OutboxItem } from "../../pwa/src/storage/schema";
import { onePending } from "../../pwa/src/storage/shown";
import { all, EPOCH, exchange, freshDatabase, GID, open, row, SLOT } from "./phone";
import { signedIn } from "./signed-in";

const rid = newId();
const offer = newId();

afterEach(closeWorkplace);

function conflict(id: string, seq: number, body: Record<string, unknown>): unknown[] {
  const meta = { o: "me", v: 1, ca: 1, ra: 1 };
  const who = { lost_by: "lin", lost_at: 3, kept_by: "me", kept_at: 4 };
  return [id, seq, "conflict", meta, { record: rid, field: "visits", lost: 2, ...who, ...body }];
}

/** A phone of the person `me` with one record, and values of it that met. */
async function phone(...conflicts: unknown[][]): Promise<Database> {
  const db = freshDatabase();
  await open(db, [row(rid, 1, { visits: 3, note: "short" }), ...conflicts]);
  openWorkplace({ signedIn: signedIn({ user: "me" }), database: db });
  return db;
}

async function view(db: Database) {
  return viewOf(rid, await onePending(db, rid), "me");
}

async function meeting(db: Database): Promise<Meeting> {
  const [first] = (await view(db))?.meetings ?? [];
  if (first === undefined) throw new Error("nothing met");
  return first;
}

async function outbox(db: Database) {
  const items = await all<OutboxItem>(db, "outbox");
  return items.map(({ text }) => parseMutation(JSON.parse(text)));
}

test("every version of an answer is shown with who wrote it", async () => {
  const db = await phone(conflict(offer, 2, {}));

  const shown = await view(db);

  expect(shown?.state).toBe("versions");
  expect(shown?.meetings).toEqual([
    {
      name: "visits",
      present: { value: 3, by: "me", at: 4 },
      others: [{ value: 2, by: "lin", at: 3, row: offer, slot: SLOT, seq: 2 }],
    },
  ]);
});

test("several versions of one answer are one choice", async () => {
  const third = newId();
  const db = await phone(
    conflict(offer, 2, {}),
    conflict(third, 3, { lost: 3, lost_by: "me", kept_by: "lin", kept_at: 9 }),
  );

  const { present, others } = await meeting(db);

  expect([present.by, others.map(({ value }) => value)]).toEqual(["lin", [2, 3]]);
});

test("what a phone fills in by itself is not asked about", async () => {
  const db = await phone(conflict(offer, 2, { field: "_finished" }));

  expect((await view(db))?.meetings).toEqual([]);
});

test("nobody is asked about other people's records", async () => {
  const db = await phone(conflict(offer, 2, {}));

  expect(viewOf(rid, await onePending(db, rid), "lin")?.meetings).toEqual([]);
});

test("to keep the present version removes the offer and changes nothing else", async () => {
  const db = await phone(conflict(offer, 2, {}));

  await keepPresent(rid, await meeting(db));

  const changes = await outbox(db);
  expect(changes.map((each) => [each.change, each.rid, each.base])).toEqual([
    ["del", offer, [EPOCH, 2]],
  ]);
  expect(await view(db)).toMatchObject({ state: "waiting", meetings: [] });
});

test("to take another version changes the record and removes every offer of that answer", async () => {
  const third = newId();
  const db = await phone(conflict(offer, 2, {}), conflict(third, 3, { lost: 5 }));

  await takeVersion(rid, await meeting(db), 2);

  const changes = await outbox(db);
  expect(changes.map((each) => [each.change, each.rid])).toEqual([
    ["set", rid],
    ["del", offer],
    ["del", third],
  ]);
  expect(changes[0]?.fields).toEqual({ visits: 2 });
  expect(await view(db)).toMatchObject({ answers: { visits: 2 }, meetings: [] });
});

test("a choice that was sent is not asked for again before its row is gone", async () => {
  const db = await phone(conflict(offer, 2, {}));
  await keepPresent(rid, await meeting(db));

  await exchange(db, { a: [[0, 0, 9]], more: 1 });
  const sent = await view(db);
  await exchange(db, { c: [[SLOT, GID, EPOCH, 9]], x: { [SLOT]: [[offer, 9]] } });

  expect([sent?.state, sent?.meetings]).toEqual(["synced", []]);
  expect((await view(db))?.state).toBe("synced");
});

test("somebody else's choice ends the question here too", async () => {
  const db = await phone(conflict(offer, 2, {}));

  const applied = await exchange(db, {
    c: [[SLOT, GID, EPOCH, 9]],
    x: { [SLOT]: [[offer, 9]] },
  });

  expect(applied?.touched).toContain(rid);
  expect((await view(db))?.meetings).toEqual([]);
});

test("to remove after all withdraws the record and asks nothing more", async () => {
  const db = await phone(conflict(offer, 2, { field: "-", lost: null }));

  await removeAfterAll(rid, (await view(db))?.meetings ?? []);

  expect((await outbox(db)).map((each) => [each.change, each.rid])).toEqual([
    ["del", rid],
    ["del", offer],
  ]);
  expect(await view(db)).toBeNull();
});

test("two long texts can be put together while they fit", async () => {
  const db = await phone(conflict(offer, 2, { field: "note", lost: "long" }));

  const met = await meeting(db);

  expect(joined(met, 10)).toBe("long\nshort");
  expect(joined(met, 9)).toBeNull();
});

test("lists are told apart from what one person wrote when they were put together", () => {
  const version = (value: string[]) => ({ value, by: "me", at: 1 });
  const meeting = (present: string[], other: string[]): Meeting => ({
    name: "topics",
    present: version(present),
    others: [{ ...version(other), row: offer, slot: SLOT, seq: 2 }],
  });

  expect(isUnited(meeting(["sleep", "food"], ["sleep"]))).toBe(true);
  expect(isUnited(meeting(["sleep", "food"], ["food", "sleep"]))).toBe(false);
  expect(isUnited(meeting(["sleep", "food"], ["play"]))).toBe(false);
});
