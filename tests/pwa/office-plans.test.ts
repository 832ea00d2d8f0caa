/** A plan in hand: what is left out, reworded or given another number, and what stays as it was. */

import { expect, test } from "vitest";
import type { MeasureGroup, PlanProgress } from "../../pwa/src/models/office-plans";
import {
  countOf,
  draftOf,
  kept,
  relined,
  reworded,
  switched,
  withMeasure,
  withTarget,
} from "../../pwa/src/screens/supervisor/plans/draft";
import { missingWords } from "../../pwa/src/screens/supervisor/plans/missing-words";
import {
  lineHash,
  newPlanHash,
  planHash,
  plansRoute,
} from "../../pwa/src/screens/supervisor/plans/plans-route";

const words = (text: string) => ({ zh: text, en: text });
const target = (id: string, need = 1) => ({
  id,
  title: words(id),
  count: { form: "lesson" },
  each: "person" as const,
  need,
});
const GROUPS: readonly MeasureGroup[] = [
  {
    id: "g1",
    title: words("教研"),
    measures: [
      { id: "m1", words: words("听课"), targets: [target("t1"), target("t2")] },
      { id: "m2", words: words("评课"), targets: [] },
    ],
  },
  { id: "g2", title: words("环境"), measures: [{ id: "m3", words: words("墙"), targets: [] }] },
];

function read(hash: string) {
  const [path = "", query = ""] = hash.replace("#/office/", "").split("?");
  return plansRoute(path.split("/"), new URLSearchParams(query));
}

test("a measure that is switched off goes with its targets, and an empty group with it", () => {
  const draft = switched(switched(draftOf(GROUPS), "m3", false), "t1", false);

  const groups = kept(draft);

  expect(groups.map(({ id }) => id)).toEqual(["g1"]);
  expect(countOf(groups)).toEqual({ measures: 2, targets: 1 });
});

test("what is switched on again is there as it was", () => {
  const draft = switched(switched(draftOf(GROUPS), "m1", false), "m1", true);

  expect(kept(draft)).toEqual(GROUPS);
});

test("a number that is changed changes no other", () => {
  const [measure] = GROUPS[0]?.measures ?? [];
  if (measure === undefined) throw new Error("no measure");

  const draft = withMeasure(draftOf(GROUPS), withTarget(measure, target("t2", 9)));

  const needs = kept(draft)[0]?.measures[0]?.targets.map(({ need }) => need);
  expect(needs).toEqual([1, 9]);
});

test("own words stand in both languages, words left alone keep their translation", () => {
  const before = { zh: "听课", en: "Observe lessons" };

  expect(reworded(before, "听课", "zh")).toBe(before);
  expect(reworded(before, " 多听课 ", "zh")).toEqual(words("多听课"));
});

test("lines that stay keep their translation wherever they stand", () => {
  const before = [
    { zh: "一", en: "One" },
    { zh: "二", en: "Two" },
  ];

  expect(relined(before, "二\n\n三\n", "zh")).toEqual([{ zh: "二", en: "Two" }, words("三")]);
});

test("an address of a plan or of a number gives back what it was made from", () => {
  const line = { measure: "m1", target: "t1", subject: "person.u1" };

  expect(read(planHash("p1"))).toMatchObject({ page: "plan", plan: "p1", line: null });
  expect(read(lineHash("p1", line, 2))).toMatchObject({ plan: "p1", line, number: 2 });
  expect(read(newPlanHash("p1"))).toMatchObject({ page: "plans", making: true, like: "p1" });
});

test("a plan says how many schools its numbers lack, and since when", () => {
  const at = Date.UTC(new Date().getFullYear(), 8, 28, 4);
  const progress = (unheard: number, unsynced: number, earliest: number | null) =>
    ({ missing: { schools: 120, unheard, unsynced, earliest } }) as PlanProgress;

  expect(missingWords(progress(0, 0, null))).toBe("数据含全部 120 所学校。");
  expect(missingWords(progress(2, 6, at))).toBe(
    "数据含 112/120 所学校，8 所未同步，最早 9月28日。",
  );
});
