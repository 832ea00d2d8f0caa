/** What a form shows besides its controls: answers that are only read, and its pictures. */

import { expect, test } from "vitest";
import type { Field, FieldState } from "../../../pwa/src/forms/compiled";
import { pictureOf } from "../../../pwa/src/screens/fill/form-picture";
import { readWords } from "../../../pwa/src/screens/fill/read-answer";

const both = (zh: string) => ({ zh, en: zh });
const state: FieldState = {
  relevant: true,
  required: false,
  readonly: true,
  choices: [
    { value: "good", label: both("较好") },
    { value: "fair", label: both("一般") },
  ],
  error: null,
};
const field: Field = { name: "kind", type: "select_multiple", label: both("情况"), list: "kind" };
const file = (name: string) => ({ $f: name, n: 1, t: "image/png" });

test("an answer that is only read stands in the words of its choices", () => {
  expect(readWords({ field, state, value: ["good", "fair"] })).toBe("较好、一般");
});

test("a number that is only read is a number, and no answer is no words", () => {
  const count: Field = { name: "n", type: "integer", label: both("人数") };

  expect(readWords({ field: count, state, value: 12 })).toBe("12");
  expect(readWords({ field: count, state, value: null })).toBe("");
});

test("a form's picture is that of the language, else the one there is", () => {
  const media = { image: { zh: file("a"), en: file("b") } };

  expect(pictureOf(media, "en")).toEqual(file("b"));
  expect(pictureOf({ image: { zh: file("a") } }, "en")).toEqual(file("a"));
  expect(pictureOf({}, "zh")).toBeNull();
});
