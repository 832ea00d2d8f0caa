/** What others say of a record, as its author's phone and a leader's phone show it. */

import { newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findRecord, needing } from "../../../pwa/src/models/records";
import {
  openReturns,
  review,
  reviewsOf,
  standingOf,
  takeBackReview,
  unheardAnswer,
} from "../../../pwa/src/models/reviews";
import { announce, closeWorkplace } from "../../../pwa/src/models/workplace";
import { apply, EPOCH, exchange, GID, reply, request, SLOT } from "../phone";
import { outbox, phone, record, said } from "./calls";

const rid = newId();
const RETURN = { do: "return", on: ["text"], text: "请写清楚哪一课" };

beforeEach(() => vi.stubGlobal("navigator", {}));
afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

/** The record as this phone shows it, once as much was said of it. */
async function shown(reviews: number) {
  await vi.waitFor(() => expect(reviewsOf(rid)).toHaveLength(reviews));
  await vi.waitFor(() => expect(findRecord(rid)).not.toBeNull());
  const found = findRecord(rid);
  if (found === null) throw new Error("the record is not here");
  return found;
}

async function standing(reviews: number) {
  return standingOf(await shown(reviews));
}

test("a record that nobody spoke of is synced", async () => {
  await phone("me", "teacher", [record(rid, 1, "me")]);

  expect(await standing(0)).toBe("synced");
});

test("a record that somebody else looked at is seen", async () => {
  await phone("me", "teacher", [record(rid, 1, "me"), said(rid, 2, { do: "seen" })]);

  expect(await standing(1)).toBe("seen");
});

test("what the author says of it does not make it seen", async () => {
  const own = said(rid, 2, { do: "comment", text: "还没写完", by: "me" });
  await phone("me", "teacher", [record(rid, 1, "me"), own]);

  expect(await standing(1)).toBe("synced");
});

test("a record that is to be completed says so, and needs its author", async () => {
  await phone("me", "teacher", [record(rid, 1, "me"), said(rid, 2, RETURN)]);

  expect(await standing(1)).toBe("returned");
  expect(needing.value.map((each) => each.rid)).toEqual([rid]);
  expect(openReturns(rid)).toMatchObject([{ name: "马校长", on: ["text"], text: RETURN.text }]);
});

test("a return needs nobody but the author", async () => {
  await phone("ma", "leader", [record(rid, 1, "me"), said(rid, 2, RETURN)]);

  await shown(1);

  expect(needing.value).toEqual([]);
});

test("an answered return is open no more, and waits for somebody else to look", async () => {
  const asked = said(rid, 2, RETURN);
  const answer = said(rid, 3, { do: "answer", to: asked[0], by: "me" });
  await phone("me", "teacher", [record(rid, 1, "me"), asked, answer]);

  const found = await shown(2);

  expect(standingOf(found)).toBe("synced");
  expect(needing.value).toEqual([]);
  expect(unheardAnswer(found)).toMatchObject({ verb: "answer" });
});

test("a record is seen again once somebody looked after the answer", async () => {
  const asked = said(rid, 2, RETURN);
  const answer = said(rid, 3, { do: "answer", to: asked[0], by: "me" });
  const seen = said(rid, 4, { do: "seen" });
  await phone("me", "teacher", [record(rid, 1, "me"), asked, answer, seen]);

  const found = await shown(3);

  expect(standingOf(found)).toBe("seen");
  expect(unheardAnswer(found)).toBeNull();
});

test("what a leader saw before the answer, but sent after it, does not make it seen", async () => {
  const asked = said(rid, 2, RETURN);
  const answer = said(rid, 3, { do: "answer", to: asked[0], by: "me" }, 30);
  const seen = said(rid, 4, { do: "seen" }, 20);
  await phone("me", "teacher", [record(rid, 1, "me"), asked, answer, seen]);

  expect(standingOf(await shown(3))).toBe("synced");
});

test("of two returns both are open until each is answered", async () => {
  const first = said(rid, 2, RETURN);
  const second = said(rid, 3, { ...RETURN, by: "tian", name: "田校长" });
  const answer = said(rid, 4, { do: "answer", to: first[0], by: "me" });
  await phone("me", "teacher", [record(rid, 1, "me"), first, second, answer]);

  expect(await standing(3)).toBe("returned");
  expect(openReturns(rid)).toMatchObject([{ name: "田校长" }]);
});

test("a return that was taken back is gone", async () => {
  const asked = said(rid, 2, RETURN);
  const db = await phone("me", "teacher", [record(rid, 1, "me"), asked]);
  await standing(1);

  await exchange(db, { c: [[SLOT, GID, EPOCH, 3]], x: { [SLOT]: [[asked[0], 3]] } });
  announce({ rows: [String(asked[0])] });

  expect(await standing(0)).toBe("synced");
});

test("what a leader says is on their phone at once, and goes up in the record's stream", async () => {
  const db = await phone("ma", "leader", [record(rid, 1, "me")]);
  await shown(0);

  await review([rid], { verb: "return", text: "请补照片", on: ["photo"] });

  expect(await shown(1)).toMatchObject({ rid });
  expect(reviewsOf(rid)).toMatchObject([{ verb: "return", by: "ma", state: "waiting" }]);
  const [sent] = await outbox(db);
  expect(sent).toMatchObject({ change: "put", kind: "review", slot: SLOT });
  expect(sent?.fields).toMatchObject({
    record: rid,
    do: "return",
    text: "请补照片",
    on: ["photo"],
    by: "ma",
    name: "ma",
  });
});

test("a page of records is marked as seen in one save", async () => {
  const others = [newId(), newId(), newId()];
  const rows = others.map((each, at) => record(each, at + 1, "me"));
  const db = await phone("ma", "leader", rows);
  await vi.waitFor(() => expect(findRecord(others[2] ?? "")).not.toBeNull());

  await review(others, { verb: "seen" });

  await vi.waitFor(() => expect(reviewsOf(others[2] ?? "")).toHaveLength(1));
  expect((await outbox(db)).map(({ fields }) => fields.record)).toEqual(others);
});

test("what the school's system did not take is still there, and is no record", async () => {
  const db = await phone("ma", "leader", [record(rid, 1, "me")]);
  await shown(0);
  await review([rid], { verb: "comment", text: "写得好" });
  await shown(1);

  const sent = await request(db);
  await apply(db, sent, reply(sent, { a: [[0, 2, null, { reason: "forbidden" }]] }));
  announce({ rows: reviewsOf(rid).map((each) => each.rid) });

  await vi.waitFor(() => expect(reviewsOf(rid)).toMatchObject([{ state: "held" }]));
  expect(needing.value).toEqual([]);
});

test("what one said oneself can be taken back", async () => {
  const db = await phone("ma", "leader", [record(rid, 1, "me"), said(rid, 2, RETURN)]);
  await shown(1);

  await takeBackReview(reviewsOf(rid)[0]?.rid ?? "");

  await shown(0);
  expect(await outbox(db)).toMatchObject([{ change: "del" }]);
});

test("what another tab says is read there as well", async () => {
  await phone("ma", "leader", [record(rid, 1, "me"), said(rid, 2, { do: "seen" })]);
  await shown(1);
  const [seen] = reviewsOf(rid);

  announce({ rows: null });

  await vi.waitFor(() => expect(reviewsOf(rid)[0]).not.toBe(seen));
  expect(reviewsOf(rid)).toHaveLength(1);
});
