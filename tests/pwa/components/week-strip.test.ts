/** The week strip says in words what it draws. */

import { expect, test } from "vitest";
import { stripWords } from "../../../pwa/src/components/week-strip";
import { stripOf } from "../../../pwa/src/screens/own-work";

const term = {
  id: "t",
  name: { zh: "2026 秋", en: "Autumn 2026" },
  from: "2026-09-01",
  to: "2026-10-16",
  week1: "2026-08-31",
  holidays: [["2026-10-01", "2026-10-09", { zh: "国庆", en: "National Day" }]],
} as const;

test("a strip has one square for each school week of the term", () => {
  const weeks = stripOf(term, [], "2026-09-10");

  expect(weeks.map((each) => each.week)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("a week is logged, quiet, a holiday or still ahead", () => {
  const weeks = stripOf(term, [{ date: "2026-09-02" }], "2026-10-05");

  expect(weeks.map((each) => each.state)).toEqual([
    "logged",
    "quiet",
    "quiet",
    "quiet",
    "quiet",
    "not-expected",
    "ahead",
  ]);
});

test("a record written in the holidays still counts", () => {
  const weeks = stripOf(term, [{ date: "2026-10-06" }], "2026-10-10");

  expect(weeks[5]).toEqual({ week: 6, state: "logged", count: 1 });
});

test("a screen reader hears how many weeks stand in each state, and which is now", () => {
  const weeks = stripOf(term, [{ date: "2026-09-02" }], "2026-09-16");

  expect(stripWords(weeks, 3)).toBe("有记录 1 周，安静 2 周，不需要 1 周，本周是第 3 周");
});

test("the weeks before the first record are not called quiet", () => {
  const later = stripOf(term, [{ date: "2026-09-15" }], "2026-09-24");
  const none = stripOf(term, [], "2026-09-15");

  expect(later.slice(0, 4).map((each) => each.state)).toEqual([
    "not-expected",
    "not-expected",
    "logged",
    "quiet",
  ]);
  expect(none.slice(0, 4).map((each) => each.state)).toEqual([
    "not-expected",
    "not-expected",
    "quiet",
    "ahead",
  ]);
});
