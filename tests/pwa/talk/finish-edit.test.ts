/** The save that ends an edit: what changed, why, and the answer to whoever asked for it. */

import { newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { editRecord } from "../../../pwa/src/models/editing";
import { findRecord } from "../../../pwa/src/models/records";
import { openReturns, reviewsOf, unheardAnswer } from "../../../pwa/src/models/reviews";
import { closeWorkplace } from "../../../pwa/src/models/workplace";
import { finishEdit, saysWhy, whyOf } from "../../../pwa/src/screens/fill/finish-edit";
import { outbox, phone, record, said } from "./calls";

const rid = newId();
const WRITTEN = { text: "今天教了《雷雨》" };
const LONGER = { text: "今天教了《雷雨》，孩子们读得很好" };

beforeEach(() => {
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("requestAnimationFrame", (work: () => void) => work());
});
afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

async function editing(user: string, ...reviews: unknown[][]) {
  const db = await phone(user, "teacher", [record(rid, 1, "me", WRITTEN), ...reviews]);
  await vi.waitFor(() => expect(reviewsOf(rid)).toHaveLength(reviews.length));
  await vi.waitFor(() => expect(findRecord(rid)).not.toBeNull());
  return { db, draft: await editRecord(rid) };
}

test("an edit of a record that the server has says why", async () => {
  const { db, draft } = await editing("me");

  await finishEdit({ ...draft, answers: { ...draft.answers, ...LONGER, _why: "写错了" } });

  expect(saysWhy(draft)).toBe(true);
  expect(await outbox(db)).toMatchObject([
    { change: "set", rid, fields: { ...LONGER, _why: "写错了" } },
  ]);
});

test("who says nothing has more to say", async () => {
  const { db, draft } = await editing("me");

  await finishEdit({ ...draft, answers: { ...draft.answers, ...LONGER } });

  expect(await outbox(db)).toMatchObject([{ fields: { _why: "补充情况" } }]);
});

test("an edit that changes nothing sends nothing, whatever was said", async () => {
  const { db, draft } = await editing("me");

  await finishEdit({ ...draft, answers: { ...draft.answers, _why: "写错了" } });

  expect(await outbox(db)).toEqual([]);
});

test("completing a returned record is the edit and its answer in one save", async () => {
  const asked = said(rid, 2, { do: "return", on: ["text"] });
  const { db, draft } = await editing("me", asked);

  expect(whyOf(draft)).toBe("按要求补充");
  await finishEdit({ ...draft, answers: { ...draft.answers, ...LONGER } });

  expect(await outbox(db)).toMatchObject([
    { change: "set", rid, fields: { ...LONGER, _why: "按要求补充" } },
    { change: "put", kind: "review", fields: { record: rid, do: "answer", to: asked[0] } },
  ]);
  await vi.waitFor(() => expect(openReturns(rid)).toEqual([]));
  const found = findRecord(rid);
  expect(found && unheardAnswer(found)).toMatchObject({ state: "waiting" });
});

test("one save answers everybody who asked", async () => {
  const first = said(rid, 2, { do: "return", text: "请写清楚" });
  const second = said(rid, 3, { do: "return", text: "请补日期", by: "tian" });
  const { db, draft } = await editing("me", first, second);

  await finishEdit({ ...draft, answers: { ...draft.answers, ...LONGER } });

  const answers = (await outbox(db)).filter(({ kind }) => kind === "review");
  expect(answers.map(({ fields }) => fields.to)).toEqual([first[0], second[0]]);
});

test("who shares the record and did not write it answers for nobody", async () => {
  const { db, draft } = await editing("wu", said(rid, 2, { do: "return", text: "请写清楚" }));

  await finishEdit({ ...draft, answers: { ...draft.answers, ...LONGER } });

  expect((await outbox(db)).map(({ change }) => change)).toEqual(["set"]);
});

test("nothing is kept of a save for which there is no room", async () => {
  const { db, draft } = await editing("me", said(rid, 2, { do: "return", text: "请写清楚" }));
  const full = new DOMException("no room", "QuotaExceededError");
  const write = vi.spyOn(db, "write").mockRejectedValue(full);

  const saving = finishEdit({ ...draft, answers: { ...draft.answers, ...LONGER } });
  await expect(saving).rejects.toBe(full);

  write.mockRestore();
  expect(await outbox(db)).toEqual([]);
  expect(openReturns(rid)).toHaveLength(1);
});
