/** A row answers with what all share, what its item tells, and what was said in it. */

import { expect, test } from "vitest";
import { evaluateForm } from "../../../pwa/src/forms/rules";
import {
  changedRow,
  isTouched,
  rowAnswers,
  rowRecord,
  rowStart,
  rowState,
  wrongAbove,
} from "../../../pwa/src/screens/batch/row-answers";
import { rowView } from "../../../pwa/src/screens/batch/row-view";
import { rowOf } from "../../../pwa/src/screens/batch/rows";
import { batch, context, draft, form, li, touched } from "./calls";

test("a row begins with what all share, and with its own item", () => {
  expect(rowStart(batch, draft().answers, li)).toMatchObject({ how: "call", child: ["c1"] });
});

test("columns of the item answer the questions of the same name", () => {
  const item = { ...li, columns: { note: "quiet", unnamed: "2", how: "visit", other: "x" } };

  const start = rowStart(batch, draft().answers, item);

  expect(start).toMatchObject({ note: "quiet", unnamed: 2, how: "call" });
  expect(start).not.toHaveProperty("other");
});

test("what was said in a row stands over everything else", () => {
  const row = touched({ item: { ...li, columns: { note: "quiet" } }, answers: { note: "lively" } });

  expect(rowAnswers(batch, draft(), row).note).toBe("lively");
});

test("a row wants only what is asked in it", () => {
  const shared = { _date: "2026-10-14" };

  const { wrong } = rowState(batch, rowStart(batch, shared, li));

  expect(wrong).toEqual(["with"]);
  expect(wrongAbove(batch, evaluateForm(form, shared, context))).toEqual(["how"]);
});

test("one tap says that nobody was reached, and nothing more is wanted", () => {
  const row = touched({ answers: { attempt: "OK" } });

  expect(rowView(batch, draft([row]), rowOf(row), row)).toMatchObject({
    mark: "instead",
    wrong: [],
  });
});

test("a row becomes a record of its own, without answers that are not asked any more", () => {
  const row = touched({ answers: { with: "mother", attempt: "OK" } });

  const record = rowRecord(batch, draft([row]), row);

  expect(record).toMatchObject({ rid: "r1", form: "calls", version: 1, started: 5 });
  expect(record.answers).toEqual({
    child: ["c1"],
    how: "call",
    attempt: "OK",
    _date: "2026-10-14",
  });
});

test("a row with a day of its own is about that day", () => {
  const row = touched({ answers: { with: "mother" }, date: "2026-10-12" });

  expect(rowRecord(batch, draft([row]), row).answers._date).toBe("2026-10-12");
});

test("a row whose only answer is taken back is untouched again", () => {
  const row = touched({ answers: { note: "a" } });

  expect(changedRow(row, "note", "")).toBeNull();
  expect(changedRow({ ...row, ticked: true }, "note", "")).not.toBeNull();
  expect(isTouched(touched())).toBe(false);
});
