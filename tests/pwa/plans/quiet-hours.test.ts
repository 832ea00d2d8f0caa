/** TP-08: nobody is reminded of anything in the evening, at night, on weekends and in holidays. */

import { expect, test } from "vitest";
import type { Term } from "../../../pwa/src/models/library";
import { isQuiet } from "../../../pwa/src/screens/plan/quiet";

const MONDAY = "2026-10-12";
const TERM = {
  from: "2026-09-01",
  to: "2027-01-22",
  week1: "2026-08-31",
  holidays: [["2026-10-01", "2026-10-07", { zh: "国庆节", en: "National Day" }]],
} as unknown as Term;

test.each([
  [6, true],
  [7, false],
  [12, false],
  [19, false],
  [20, true],
  [23, true],
])("TP-08: at %i o'clock of a school day it is quiet: %s", (hour, quiet) => {
  expect(isQuiet(MONDAY, hour, [TERM])).toBe(quiet);
});

test("TP-08: a day of a holiday is quiet at any hour", () => {
  expect(isQuiet("2026-10-05", 10, [TERM])).toBe(true);
  expect(isQuiet("2026-10-08", 10, [TERM])).toBe(false);
});

test("TP-08: a weekend is quiet", () => {
  expect(isQuiet("2026-10-17", 10, [TERM])).toBe(true);
});

test("TP-08: between two terms it is quiet", () => {
  expect(isQuiet("2027-02-10", 10, [TERM])).toBe(true);
});
