/** What counts as answered, and which dates lie ahead. */

import { expect, test } from "vitest";
import type { CompiledForm, Field } from "../../../pwa/src/forms/compiled";
import { isGiven } from "../../../pwa/src/screens/answer-words";
import { datesAhead } from "../../../pwa/src/screens/fill/ahead";
import { context, form } from "../batch/calls";

const label = { zh: "题", en: "Question" };
const text: Field = { name: "a", type: "text", label };
const worked: Field = { name: "b", type: "text", label, calculate: "x" };
const rows: Field = { name: "rows", type: "repeat", label, fields: [text, worked] };

function asking(...fields: readonly Field[]): CompiledForm {
  return { ...form, fields };
}

test("what was worked out is not an answer that somebody gave", () => {
  expect(isGiven(text, "x")).toBe(true);
  expect(isGiven(text, "")).toBe(false);
  expect(isGiven(worked, "x")).toBe(false);
});

test("rows count once somebody wrote in one of them", () => {
  expect(isGiven(rows, [{ b: "x" }, {}])).toBe(false);
  expect(isGiven(rows, [{ b: "x" }, { a: "y" }])).toBe(true);
});

test("a date that may not lie after today offers days gone by, also before it is asked", () => {
  const past: Field = {
    ...{ name: "past", type: "date", label, relevant: ["=", ["ref", "a"], "x"] },
    constraint: ["<=", ["self"], ["today"]],
  };
  const free: Field = { name: "free", type: "date", label };

  expect([...datesAhead(asking(text, past, free), context)]).toEqual(["free"]);
});
