/** What a leader's phone says there is to look at. */

import { newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addDays, dateOf } from "../../../pwa/src/forms/week";
import { type Inbox, inbox } from "../../../pwa/src/models/inbox";
import { isLed } from "../../../pwa/src/models/leading";
import { findRecord, recordsReady } from "../../../pwa/src/models/records";
import { reviewsOf } from "../../../pwa/src/models/reviews";
import { closeWorkplace } from "../../../pwa/src/models/workplace";
import { phone, record, said } from "./calls";

const TODAY = dateOf(Date.now());
const [one, other] = [newId(), newId()];

beforeEach(() => vi.stubGlobal("navigator", {}));
afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

async function inboxOf(role: string, rows: unknown[][], reviews = 0): Promise<Inbox> {
  await phone("ma", role, rows);
  await vi.waitFor(() => expect(recordsReady.value).toBe(true));
  await vi.waitFor(() => expect(reviewsOf(one)).toHaveLength(reviews));
  return inbox.value;
}

function days(list: readonly { rid: string }[]): string[] {
  return list.map(({ rid }) => rid);
}

test("what nobody has looked at waits, the newest first", async () => {
  const earlier = { _date: addDays(TODAY, -3) };
  const { unseen } = await inboxOf("leader", [
    record(one, 1, "lin", earlier),
    record(other, 2, "zhao", { _date: TODAY }),
  ]);

  expect(days(unseen)).toEqual([other, one]);
});

test("own records and those that somebody looked at do not wait", async () => {
  const rows = [
    record(one, 1, "lin", { _date: TODAY }),
    record(other, 2, "ma", { _date: TODAY }),
    said(one, 3, { do: "seen", by: "tian" }),
  ];

  expect((await inboxOf("leader", rows, 1)).unseen).toEqual([]);
});

test("what its author completed waits until somebody looks again", async () => {
  const asked = said(one, 2, { do: "return", text: "请写清楚" });
  const rows = [
    record(one, 1, "lin", { _date: TODAY }),
    asked,
    said(one, 3, { do: "answer", to: asked[0], by: "lin" }),
  ];

  const { answered, unseen } = await inboxOf("leader", rows, 2);

  expect(days(answered)).toEqual([one]);
  expect(unseen).toEqual([]);
});

test("what the head should know at once stands apart", async () => {
  const body = { _date: TODAY, urgent: "OK" };
  const { urgent, unseen } = await inboxOf("leader", [record(one, 1, "lin", body, "child")]);

  expect(days(urgent)).toEqual([one]);
  expect(unseen).toEqual([]);
});

test("a problem stays open until it is solved, the oldest first", async () => {
  const problem = { kind: "problem", _date: addDays(TODAY, -90) };
  const rows = [
    record(one, 1, "lin", { ...problem, _date: TODAY }, "daylog"),
    record(other, 2, "lin", problem, "daylog"),
    record(newId(), 3, "lin", { ...problem, solved: "OK" }, "daylog"),
  ];

  expect(days((await inboxOf("leader", rows)).problems)).toEqual([other, one]);
});

test("a correction shows a week ahead of its day, until there is one", async () => {
  const [soon, late] = [addDays(TODAY, 6), addDays(TODAY, 9)];
  const rows = [
    record(one, 1, "lin", { _date: TODAY, correct_by: soon }, "visit"),
    record(other, 2, "ma", { _date: TODAY, correct_by: TODAY }, "visit"),
    record(newId(), 3, "lin", { _date: TODAY, correct_by: late }, "visit"),
    record(newId(), 4, "lin", { _date: TODAY, correct_by: soon, correction: "已改" }, "visit"),
  ];

  expect(days((await inboxOf("leader", rows)).corrections)).toEqual([other, one]);
});

test("a record of two months ago waits no more", async () => {
  const rows = [record(one, 1, "lin", { _date: addDays(TODAY, -61) })];

  expect((await inboxOf("leader", rows)).unseen).toEqual([]);
});

test("whoever leads no school has nothing to look at", async () => {
  const rows = [record(one, 1, "lin", { _date: TODAY })];

  expect((await inboxOf("teacher", rows)).unseen).toEqual([]);
  const found = findRecord(one);
  expect(found && isLed(found)).toBe(false);
});
