/** A plan is a template with its blanks filled, less what somebody left out, with their numbers. */

import { expect, test } from "vitest";
import {
  type Beginning,
  beginningOf,
  type Choices,
  needIn,
  planOf,
  yearWords,
} from "../../../pwa/src/plans/adopting";
import { burdenOf } from "../../../pwa/src/plans/burden";
import type { Template } from "../../../pwa/src/plans/shapes";
import type { Target } from "../../../pwa/src/plans/targets/shapes";

const words = (text: string) => ({ zh: text, en: text });

function target(id: string, given: Partial<Target> = {}): Target {
  return {
    id,
    title: words(id),
    count: { form: "observe" },
    each: "person",
    every: "week",
    ...given,
  };
}

const template: Template = {
  id: "year",
  owner: "person",
  period: "year",
  title: { zh: "{name}{year}在{host}", en: "{name} at {host}, {year}" },
  idea: words("idea"),
  basis: [],
  goals: [],
  groups: [
    {
      id: "g1",
      title: words("group"),
      measures: [
        { id: "m1", words: words("listen"), targets: [target("T1", { need: 2 })] },
        { id: "m2", words: words("talk"), targets: [target("T2")] },
      ],
    },
    { id: "g2", title: words("rest"), measures: [{ id: "m3", words: words("rest"), targets: [] }] },
  ],
  effects: [],
  closing: words(""),
  burden: { T1: { teacher: [2, 60], head: [3, 60] }, T2: { teacher: [1, 30] } },
};
const blanks = { name: words("林晓梅"), year: words("2026") };
const begun: Beginning = beginningOf(template, "lin", blanks);

function choices(given: Partial<Choices> = {}): Choices {
  const days = { from: "2026-09-01", to: "2027-01-15" };
  return {
    title: begun.title.zh,
    ...days,
    off: new Set(),
    words: new Map(),
    need: new Map(),
    ...given,
  };
}

test("blanks are filled, and what nobody knows stays open as on paper", () => {
  expect(begun.title).toEqual({ zh: "林晓梅2026在____", en: "林晓梅 at ____, 2026" });
});

test("as it stands a plan has all measures and both languages", () => {
  const plan = planOf(begun, choices());

  expect(plan.title).toEqual(begun.title);
  expect(plan.groups).toEqual(template.groups);
  expect(plan.owner).toEqual({ kind: "person", id: "lin" });
  expect([plan.from, plan.to, plan.closed]).toEqual(["2026-09-01", "2027-01-15", false]);
});

test("a plan says nothing that the server does not know", () => {
  const row = { ...begun, rid: "r", mine: true, state: "synced", at: 1 } as Beginning;

  expect(Object.keys(planOf(row, choices())).sort()).toEqual(
    [
      ..."basis closed closing copied effects from goals groups idea".split(" "),
      ..."owner template title to".split(" "),
    ].sort(),
  );
});

test("a measure that is left out goes, and an empty group with it", () => {
  const plan = planOf(begun, choices({ off: new Set(["m2", "m3"]) }));

  expect(plan.groups.map(({ id, measures }) => [id, measures.map((each) => each.id)])).toEqual([
    ["g1", ["m1"]],
  ]);
});

test("own words stand in both languages", () => {
  const own = planOf(begun, choices({ title: "我的计划", words: new Map([["m1", "多听课"]]) }));

  expect(own.title).toEqual(words("我的计划"));
  expect(own.groups[0]?.measures[0]?.words).toEqual(words("多听课"));
});

test("a number that was changed takes the place of the template's", () => {
  const plan = planOf(begun, choices({ need: new Map([["T1", 5]]) }));

  expect(plan.groups[0]?.measures[0]?.targets[0]?.need).toBe(5);
});

test("only one number for all can be changed by a step", () => {
  expect(needIn(target("T", { need: 3 }))).toBe(3);
  expect(needIn(target("T"))).toBe(1);
  expect(needIn(target("T", { need: { new: 2, other: 1 } }))).toBeNull();
  expect(needIn(target("T", { share: 95 }))).toBeNull();
  expect(needIn(target("T", { within_days: 14 }))).toBeNull();
});

test("the burden is that of the targets that stay, for the kind of person that writes most", () => {
  expect(burdenOf(template, template, ["teacher"])).toEqual({ records: 3, minutes: 2.5 });
  expect(burdenOf(template, template, ["teacher", "head"]).records).toBe(4);
  expect(burdenOf({ groups: [] }, template, ["teacher"]).records).toBe(0);
});

test("twice as many to do is twice the burden", () => {
  const plan = planOf(begun, choices({ need: new Map([["T1", 4]]) }));

  expect(burdenOf(plan, template, ["teacher"]).records).toBe(5);
});

test("a plan within one year is of that year, another of its school year", () => {
  expect(yearWords({ from: "2026-09-01", to: "2026-12-31" })).toEqual({ zh: "2026年", en: "2026" });
  expect(yearWords({ from: "2026-09-01", to: "2027-07-09" }).zh).toBe("2026—2027学年");
});
