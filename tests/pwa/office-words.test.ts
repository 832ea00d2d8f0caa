/** The office says in words what its numbers mean, in both languages alike. */

import { expect, test } from "vitest";
import { officeEn } from "../../pwa/src/i18n/office-en";
import { dayWords, fullDayWords, momentWords } from "../../pwa/src/i18n/office-time";
import { type OfficeKey, officeZh } from "../../pwa/src/i18n/office-zh";
import type { SchoolRow, SchoolState } from "../../pwa/src/models/office-shapes";
import { reasonKey } from "../../pwa/src/screens/supervisor/held-card";
import { stateWords } from "../../pwa/src/screens/supervisor/overview/school-state";
import { stripWeeks } from "../../pwa/src/screens/supervisor/overview/school-table";
import { schoolsTruth } from "../../pwa/src/screens/supervisor/overview/school-truth";
import { problemKey, wantsSignIn } from "../../pwa/src/screens/supervisor/problem-words";
import { changeWords } from "../../pwa/src/screens/supervisor/record-history";

const PLACE = /\{(\w+)/g;
const NOON = new Date(2026, 9, 28, 12).getTime();
const words = (text: string) => ({ zh: text, en: text });

function school(state: SchoolState, heard: number | null = null): SchoolRow {
  return {
    id: "s",
    name: words("马家沟教学点"),
    type: "point",
    parent: null,
    records: 0,
    records_30d: 0,
    people: 1,
    heard,
    state,
    weeks: [],
    open: [],
    oldest_unheard: heard,
  };
}

test.each(Object.keys(officeZh) as OfficeKey[])(
  "%s names the same things in both languages",
  (key) => {
    const places = (text: string) => [...text.matchAll(PLACE)].map(([, name]) => name).sort();

    expect(places(officeEn[key])).toEqual(places(officeZh[key]));
  },
);

test("schools are counted by state, and a silence is as old as the oldest", () => {
  const schools = [school("logged", 9), school("not-heard", 5), school("not-heard", 3)];

  const truth = schoolsTruth(schools);

  expect(truth.count).toEqual({ logged: 1, quiet: 0, "not-heard": 2, "not-expected": 0 });
  expect(truth.unheardSince).toBe(3);
});

test("a silence says since when, or that nothing was ever heard", () => {
  const year = new Date().getFullYear();
  const heard = new Date(year, 9, 28, 12).getTime();

  expect(stateWords(school("not-heard", heard))).toBe("自 10月28日 未联系上");
  expect(stateWords(school("not-heard"))).toBe("还没有联系上");
  expect(stateWords(school("quiet"))).toBe("安静");
});

test("the weeks of the term that are still to come are shown as such", () => {
  const term = {
    id: "t",
    name: words("秋"),
    from: "2026-08-31",
    to: "2026-09-27",
    week1: "2026-08-31",
  };
  const weeks = [{ week: 1, from: "2026-08-31", state: "logged" as const, count: 2 }];

  const strip = stripWeeks({ ...school("logged"), weeks }, term, "2026-09-02");

  expect(strip.map((week) => week.state)).toEqual(["logged", "ahead", "ahead", "ahead"]);
});

test("a running week without a sign is open for a school that was heard from lately", () => {
  const term = {
    id: "t",
    name: words("秋"),
    from: "2026-08-31",
    to: "2026-09-06",
    week1: "2026-08-31",
  };
  const weeks = [{ week: 1, from: "2026-08-31", state: "not-heard" as const, count: 0 }];
  const stateOf = (row: SchoolRow) => stripWeeks({ ...row, weeks }, term, "2026-09-01")[0]?.state;

  expect(stateOf(school("quiet"))).toBe("ahead");
  expect(stateOf(school("not-heard"))).toBe("not-heard");
});

test("a change says what it was and what it became", () => {
  const label = words("主题");

  expect(changeWords({ label, before: words("秋"), after: words("冬") })).toBe(
    "主题：由“秋”改为“冬”",
  );
  expect(changeWords({ label, before: null, after: words("冬") })).toBe("主题：填写“冬”");
  expect(changeWords({ label, before: words("秋"), after: null })).toBe("主题：删去“秋”");
});

test("near days have names, others their date, other years their year", () => {
  const hour = 3_600_000;

  expect(momentWords(NOON - hour, NOON)).toBe("今天 11:00");
  expect(momentWords(NOON - 24 * hour, NOON)).toBe("昨天 12:00");
  expect(momentWords(NOON - 48 * hour, NOON)).toBe("10月26日 12:00");
  expect(dayWords("2025-10-26", NOON)).toBe("2025年10月26日");
  expect(fullDayWords("2026-10-12", 7)).toBe("10月12日 周一 · 第7周");
});

test("a reason or a problem nobody foresaw still has a sentence", () => {
  expect(reasonKey("invalid")).toBe("reason.invalid");
  expect(reasonKey("new-reason")).toBe("reason.other");
  expect(problemKey("upgrade-needed")).toBe("problem.server");
});

test("only a lost sign-in asks to sign in again", () => {
  expect(wantsSignIn("token-expired")).toBe(true);
  expect(wantsSignIn("forbidden")).toBe(false);
});
