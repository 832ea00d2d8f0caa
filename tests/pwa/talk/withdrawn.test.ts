/** A line is left of a record that its author took back. */

import { newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findRecord } from "../../../pwa/src/models/records";
import { review, reviewsOf } from "../../../pwa/src/models/reviews";
import { withdraw } from "../../../pwa/src/models/withdrawing";
import { withdrawnLately } from "../../../pwa/src/models/withdrawn";
import { announce, closeWorkplace } from "../../../pwa/src/models/workplace";
import { withLines } from "../../../pwa/src/screens/withdrawn-row";
import { EPOCH, exchange, GID, SLOT } from "../phone";
import { phone, record } from "./calls";

const DAY_MS = 86_400_000;
const rid = newId();

beforeEach(() => vi.stubGlobal("navigator", {}));
afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

async function withdrawn() {
  const db = await phone("me", "teacher", [record(rid, 1, "me")]);
  await vi.waitFor(() => expect(findRecord(rid)).not.toBeNull());
  await withdraw(rid);
  await vi.waitFor(() => expect(findRecord(rid)).toBeNull());
  return db;
}

test("the line says which form it was, of which day, and when it was taken back", async () => {
  await withdrawn();

  const [line] = await withdrawnLately(Date.now());

  expect(line).toMatchObject({ rid, form: "note", version: 1, date: "2026-10-12" });
  expect(Date.now() - (line?.at ?? 0)).toBeLessThan(DAY_MS);
});

test("the line stays when the server has removed the record, and goes after two months", async () => {
  const db = await withdrawn();

  await exchange(db, { a: [[0, 0, 2]], c: [[SLOT, GID, EPOCH, 2]], x: { [SLOT]: [[rid, 2]] } });

  expect(await withdrawnLately(Date.now())).toHaveLength(1);
  expect(await withdrawnLately(Date.now() + 61 * DAY_MS)).toEqual([]);
});

test("a record that is here after all has no such line", async () => {
  const db = await withdrawn();

  await exchange(db, { a: [[0, 2, null, { reason: "delete-vs-edit" }]] });
  announce({ rows: [rid] });
  await vi.waitFor(() => expect(findRecord(rid)).not.toBeNull());

  expect(await withdrawnLately(Date.now())).toEqual([]);
});

test("taking back what one said of a record leaves no line", async () => {
  await phone("ma", "leader", [record(rid, 1, "me")]);
  await vi.waitFor(() => expect(findRecord(rid)).not.toBeNull());
  await review([rid], { verb: "seen" });
  await vi.waitFor(() => expect(reviewsOf(rid)).toHaveLength(1));

  await withdraw(reviewsOf(rid)[0]?.rid ?? "");

  expect(await withdrawnLately(Date.now())).toEqual([]);
});

test("lines stand among the records of their day, none below the last one that is drawn", () => {
  const line = (date: string) => ({ rid: date, form: "note", version: 1, date, at: 1 });
  const rows = [{ date: "2026-10-14" }, { date: "2026-10-12" }];

  const shown = withLines(rows, [line("2026-10-13"), line("2026-10-01")], "2026-10-12");

  expect(shown.map(({ date }) => date)).toEqual(["2026-10-14", "2026-10-13", "2026-10-12"]);
});
