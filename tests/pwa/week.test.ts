/** School weeks and dates in words. */

import { expect, test } from "vitest";
import { addDays, dateWords, schoolWeek, weekCount, weekStart } from "../../pwa/src/forms/week";

const autumn = { from: "2026-09-01", to: "2027-01-22", week1: "2026-08-31" };

test("the first day of term is in week 1, though it is a Tuesday", () => {
  expect(schoolWeek("2026-09-01", autumn)).toBe(1);
});

test("a week ends on Sunday", () => {
  expect(schoolWeek("2026-09-06", autumn)).toBe(1);
  expect(schoolWeek("2026-09-07", autumn)).toBe(2);
});

test("weeks go on over the new year", () => {
  expect(schoolWeek("2027-01-01", autumn)).toBe(18);
});

test("outside the term there is no week", () => {
  expect(schoolWeek("2026-08-31", autumn)).toBeNull();
  expect(schoolWeek("2027-01-23", autumn)).toBeNull();
  expect(schoolWeek("2026-10-12", null)).toBeNull();
});

test("days before the Monday of week 1 have no week", () => {
  expect(schoolWeek("2026-09-02", { ...autumn, week1: "2026-09-07" })).toBeNull();
});

test("a term has as many weeks as its last day says", () => {
  expect(weekCount(autumn)).toBe(21);
});

test("a week starts on its Monday", () => {
  expect(weekStart(7, autumn)).toBe("2026-10-12");
});

test("days are added over months and summer time", () => {
  expect(addDays("2026-10-24", 8)).toBe("2026-11-01");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
});

test("a date is written as teachers write it", () => {
  expect(dateWords("2026-10-12", "zh", autumn)).toBe("10月12日 周一 · 第7周");
  expect(dateWords("2026-10-12", "en", autumn)).toBe("Mon 12 Oct · week 7");
});

test("outside the term a date stands alone", () => {
  expect(dateWords("2026-08-02", "zh", autumn)).toBe("8月2日 周日");
  expect(dateWords("2026-08-02", "en")).toBe("Sun 2 Aug");
});
