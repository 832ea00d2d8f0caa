/** A head corrects just what is in trouble, and sends just what was changed. */

import { expect, test } from "vitest";
import type { CompiledForm, FormContext } from "../../pwa/src/forms/compiled";
import { corrections, troubled } from "../../pwa/src/screens/supervisor/correcting";

const words = { zh: "题", en: "Question" };
const form: CompiledForm = {
  id: "lesson",
  version: 1,
  title: words,
  audience: "school",
  digest: "",
  choices: {},
  fields: [
    { name: "topic", type: "text", label: words, required: true },
    { name: "pupils", type: "integer", label: words, max: 60 },
  ],
};
const context: FormContext = {
  now: 0,
  today: "2026-10-12",
  language: "en",
  label: () => "",
  items: () => [],
  earlier: [],
};

test("the questions in trouble are those the server names and those that are missing", () => {
  const names = troubled(form, { pupils: 999 }, context, { pupils: words });

  expect([...names].sort()).toEqual(["pupils", "topic"]);
});

test("a row of a list counts as its list", () => {
  expect(troubled(form, { topic: "a" }, context, { "rows.1.name": words })).toEqual(
    new Set(["rows"]),
  );
});

test("only what differs is a correction", () => {
  const before = { topic: "a", pupils: 999, kept: ["x"] };

  expect(corrections(before, { topic: "a", pupils: 30, kept: ["x"] })).toEqual({ pupils: 30 });
});

test("what was taken away is cleared", () => {
  expect(corrections({ topic: "a", pupils: 3 }, { topic: "a" })).toEqual({ pupils: null });
});
