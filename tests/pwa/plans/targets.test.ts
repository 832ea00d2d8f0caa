/** The page's half counts the shared examples; `tests/plans/test_targets.py` runs the same file. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { progress } from "../../../pwa/src/plans/targets/progress";
import type { Fact, Line, Summary, Target, World } from "../../../pwa/src/plans/targets/shapes";
import { summary } from "../../../pwa/src/plans/targets/summary";

type More = Readonly<Record<string, unknown>>;

interface Case {
  readonly rule: string;
  readonly target: Omit<Target, "id" | "title">;
  readonly today?: string;
  readonly span?: World["span"];
  readonly terms?: readonly string[];
  readonly subjects?: World["subjects"];
  readonly facts?: readonly (readonly [form: string, day: string, more?: More])[];
  readonly lines: readonly (Partial<Line> & { readonly of: string })[];
}

interface Sum {
  readonly rule: string;
  readonly targets: readonly Target[];
  readonly lines: readonly Line[];
  readonly sum: Summary;
}

interface Examples {
  readonly usual: Omit<World, "facts" | "terms"> & { terms: readonly string[]; fact: Fact };
  readonly terms: Readonly<Record<string, World["terms"][number]>>;
  readonly cases: readonly Case[];
  readonly sums: readonly Sum[];
}

const file = new URL("../../plans/targets.json", import.meta.url);
const { usual, terms, cases, sums }: Examples = JSON.parse(readFileSync(file, "utf-8"));
const ofFacts = new Set(
  ["rid", "form", "day", "person", "school", "class", "classes", "pair", "placement"].concat([
    "children",
    "schools",
    "choices",
    "refs",
    "numbers",
  ]),
);

function worldOf(from: Case): World {
  return {
    today: from.today ?? usual.today,
    span: from.span ?? usual.span,
    subjects: from.subjects ?? usual.subjects,
    terms: (from.terms ?? usual.terms).map((name) => {
      const term = terms[name];
      if (!term) throw new Error(`no term ${name}`);
      return term;
    }),
    facts: (from.facts ?? []).map(([form, day, more = {}], at) => factOf(at, form, day, more)),
  };
}

function factOf(at: number, form: string, day: string, more: More): Fact {
  const own = Object.entries(more).filter(([key]) => ofFacts.has(key));
  const choices = Object.entries(more)
    .filter(([key]) => !ofFacts.has(key))
    .map(([question, value]) => [question, Array.isArray(value) ? value : [value]]);
  return {
    ...usual.fact,
    ...{ rid: `r${at + 1}`, form, day },
    ...Object.fromEntries(own),
    choices: Object.fromEntries(choices),
  };
}

describe("counting", () => {
  test.each(cases.map((each) => [each.rule, each] as const))("%s", (_, each) => {
    const target: Target = { id: "t", title: { zh: "", en: "" }, ...each.target };

    const lines = progress(target, worldOf(each));

    expect(lines.map(({ subject }) => subject.id)).toEqual(each.lines.map(({ of }) => of));
    for (const [at, { of: _of, ...wanted }] of each.lines.entries()) {
      expect(lines[at]).toMatchObject(wanted);
    }
  });
});

describe("summing", () => {
  test.each(sums.map((each) => [each.rule, each] as const))("%s", (_, { targets, lines, sum }) => {
    expect(summary(targets, lines)).toEqual(sum);
  });
});
