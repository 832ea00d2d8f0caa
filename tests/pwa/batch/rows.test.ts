/** The rows of a list: the days of a week, what is logged already, and what may be logged. */

import { expect, test } from "vitest";
import {
  isOpenDay,
  isWeekly,
  keyOf,
  lastDates,
  loggedRows,
  mondayOf,
  rowsOf,
} from "../../../pwa/src/screens/batch/rows";
import { routeOf } from "../../../pwa/src/screens/route";
import { recordView } from "../components/record-view";
import { li } from "./calls";

const lesson = (value: string, weekday: string | number) => ({
  ...li,
  value,
  columns: { weekday },
});

test("a list of lessons has the days of the week that is shown, in their order", () => {
  const rows = rowsOf([lesson("b", "fri"), lesson("a", "1")], "2026-10-12");

  expect(rows.map(({ date, item }) => [date, item.value])).toEqual([
    ["2026-10-12", "a"],
    ["2026-10-16", "b"],
  ]);
});

test("a list without weekdays has no days of its own, and keeps its order", () => {
  const items = [li, { ...li, value: "c0" }];

  expect(isWeekly(items)).toBe(false);
  expect(rowsOf(items, "2026-10-12").map(({ key }) => key)).toEqual(["c1@", "c0@"]);
});

test("a week begins on Monday", () => {
  expect(mondayOf("2026-10-12")).toBe("2026-10-12");
  expect(mondayOf("2026-10-18")).toBe("2026-10-12");
});

test("nothing is logged ahead of its day, nor long after it", () => {
  expect(isOpenDay("2026-10-15", "2026-10-14", 30)).toBe(false);
  expect(isOpenDay("2026-10-14", "2026-10-14", 30)).toBe(true);
  expect(isOpenDay("2026-09-14", "2026-10-14", 30)).toBe(true);
  expect(isOpenDay("2026-09-13", "2026-10-14", 30)).toBe(false);
});

test("a row is logged by an own finished record about its item and day", () => {
  const about = { form: "calls", answers: { child: ["c1", "c2"] } };
  const all = [
    recordView({ ...about, rid: "r1" }),
    recordView({ ...about, rid: "r2", author: "other", date: "2026-10-13" }),
    recordView({ ...about, rid: "r3", state: "draft", date: "2026-10-14" }),
  ];

  const logged = loggedRows(all, "calls", "child", "u1");

  expect([...logged.keys()]).toEqual([keyOf("c1", "2026-10-12"), keyOf("c2", "2026-10-12")]);
});

test("when an item was last logged counts everybody's records", () => {
  const about = { form: "calls", answers: { child: "c1" } };
  const all = [
    recordView({ ...about, author: "other" }),
    recordView({ ...about, date: "2026-10-01" }),
  ];

  expect(lastDates(all, "calls", "child").get("c1")).toBe("2026-10-12");
});

test("the draft of a batch opens on its own screen", () => {
  expect(routeOf("#/fill/parent?draft=batch-parent")).toEqual({ screen: "batch", form: "parent" });
  expect(routeOf("#/batch/parent")).toEqual({ screen: "batch", form: "parent" });
  expect(routeOf("#/fill/parent?draft=r1")).toMatchObject({ screen: "fill" });
});
