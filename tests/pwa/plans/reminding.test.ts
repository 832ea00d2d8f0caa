/** Reminders are few and quiet: on the days that somebody set, and never when people rest. */

import { expect, test } from "vitest";
import { isQuiet } from "../../../pwa/src/screens/plan/quiet";
import { remindersOn } from "../../../pwa/src/screens/plan/reminders";
import { recordView } from "../components/record-view";

const name = { zh: "国庆", en: "holiday" };
const term = {
  ...{ id: "t", name, from: "2026-09-01", to: "2027-01-15", week1: "2026-08-31" },
  holidays: [["2026-10-01", "2026-10-07", name]] as const,
};

test.each([
  ["2026-10-12", 6, true],
  ["2026-10-12", 7, false],
  ["2026-10-12", 19, false],
  ["2026-10-12", 20, true],
])("on %s at %i o'clock it is quiet: %s", (day, hour, quiet) => {
  expect(isQuiet(day, hour, [term])).toBe(quiet);
});

test("weekends, holidays and days between terms are quiet", () => {
  expect(isQuiet("2026-10-10", 9, [term])).toBe(true);
  expect(isQuiet("2026-10-05", 9, [term])).toBe(true);
  expect(isQuiet("2027-02-03", 9, [term])).toBe(true);
});

test("a phone that knows no term yet goes by the clock alone", () => {
  expect(isQuiet("2026-10-12", 9, [])).toBe(false);
});

function pairing(rid: string, date: string, next_date: string, pair = "p1") {
  return recordView({ rid, form: "pairing", date, answers: { pair, next_date } });
}

test("a day that was set is told on the day and for a week", () => {
  const written = [pairing("a", "2026-10-01", "2026-10-12")];

  const days = ["2026-10-11", "2026-10-12", "2026-10-18", "2026-10-19"];
  expect(days.map((day) => remindersOn(day, written).length)).toEqual([0, 1, 1, 0]);
  expect(remindersOn("2026-10-12", written)[0]?.words).toBe("remind.pairing");
  expect(remindersOn("2026-10-13", written)[0]?.words).toBe("remind.pairing.past");
});

test("what has happened since is told no more", () => {
  const written = [pairing("b", "2026-10-12", ""), pairing("a", "2026-10-01", "2026-10-12")];

  expect(remindersOn("2026-10-12", written)).toEqual([]);
});

test("each pair has its own day", () => {
  const written = [
    pairing("b", "2026-10-12", "2026-11-30", "p2"),
    pairing("a", "2026-10-01", "2026-10-12"),
  ];

  expect(remindersOn("2026-10-12", written).map(({ rid }) => rid)).toEqual(["a"]);
});
