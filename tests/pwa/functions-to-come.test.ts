/** Only a form that calls a rare function, counts rows or has triggers waits for the rest. */

import { expect, test } from "vitest";
import type { CompiledForm, Expr, Field } from "../../pwa/src/forms/compiled";
import { hasFunctions, needsMoreFunctions } from "../../pwa/src/forms/functions-to-come";
import { changeAnswer, evaluateForm } from "../../pwa/src/forms/rules";

const label = { zh: "题", en: "Question" };
const head = { id: "f", version: 1, title: label, audience: "school", digest: "" } as const;
const context = {
  now: 0,
  today: "2026-10-12",
  language: "zh",
  label: () => "",
  items: () => [],
} as const;

function form(field: Partial<Field>): CompiledForm {
  const asked: Field = { name: "a", type: "text", label };
  const other: Field = { name: "b", type: "hidden", label, ...field };
  return {
    ...head,
    choices: {},
    fields: [asked, { ...asked, name: "g", type: "group", fields: [other] }],
  };
}

const common: Expr = ["if", ["selected", ["ref", "a"], "x"], ["concat", "a", ["today"]], ""];

// The order matters: what has arrived once stays.
test("a common form needs nothing else", async () => {
  expect(needsMoreFunctions(form({ calculate: common }))).toBe(false);
  expect(await hasFunctions(form({ calculate: common }))).toBe(true);
});

test.each<Partial<Field>>([
  { calculate: ["concat", "a", ["translate", ["ref", "a"], "a", "b"]] },
  { relevant: ["regex", ["ref", "a"], "[a-z]+"] },
  { default: ["uuid"] },
  { calculate: ["ref", "a"], trigger: ["a"] },
  { type: "repeat", fields: [] },
])("a form that needs more says so: %o", (field) => {
  expect(needsMoreFunctions(form(field))).toBe(true);
});

test("what a form needs is there after it was fetched", async () => {
  const rare = form({ calculate: ["translate", ["ref", "a"], "a", "b"] });
  const triggered = form({ calculate: ["ref", "a"], trigger: ["a"] });

  expect(await hasFunctions(rare)).toBe(true);

  expect(needsMoreFunctions(rare)).toBe(false);
  expect(evaluateForm(rare, { a: "banana" }, context).answers.b).toBe("bbnbnb");
  expect(changeAnswer(triggered, {}, "a", "x", context)).toEqual({ a: "x", b: "x" });
});

test("a form of a later version cannot be opened by this page", async () => {
  const later = form({ calculate: ["later", 1] });

  expect(await hasFunctions(later)).toBe(false);
});
