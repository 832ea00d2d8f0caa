/** Phone and server fill the blanks of a template alike: both run `blanks.json`. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Localized } from "../../../pwa/src/forms/compiled";
import { type Blanks, beginningOf, yearWords } from "../../../pwa/src/plans/adopting";
import type { Template } from "../../../pwa/src/plans/shapes";

interface Cases {
  readonly fills: readonly {
    readonly rule: string;
    readonly words: Localized;
    readonly blanks: Blanks;
    readonly filled: Localized;
  }[];
  readonly years: readonly {
    readonly rule: string;
    readonly from: string;
    readonly to: string;
    readonly year: Localized;
  }[];
}

const file = new URL("../../plans/blanks.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf-8")) as Cases;
const words = { zh: "", en: "" };
const empty: Template = {
  id: "empty",
  owner: "person",
  period: "placement",
  title: words,
  idea: words,
  basis: [],
  goals: [],
  groups: [],
  effects: [],
  closing: words,
};

test.each(cases.fills)("$rule", ({ words: title, blanks, filled }) => {
  expect(beginningOf({ ...empty, title }, "me", blanks).title).toEqual(filled);
});

test.each(cases.years)("$rule", ({ from, to, year }) => {
  expect(yearWords({ from, to })).toEqual(year);
});
