/** In a long form a question is drawn again only when it would look different. */

import { expect, test } from "vitest";
import type { Field, FieldState } from "../../../pwa/src/forms/compiled";
import type { FormPage } from "../../../pwa/src/screens/fill/form-page";
import { isSamePage, isSameQuestion } from "../../../pwa/src/screens/fill/kept";
import { form } from "../batch/calls";

/** The place of the answer to `b` in a label. */
const SHOWN = "\u0024{b}";
const label = { zh: "题", en: "Question" };
const field: Field = { name: "a", type: "select_multiple", label };
const change = () => undefined;
const asked: FieldState = {
  relevant: true,
  required: false,
  readonly: false,
  choices: [{ value: "x", label }],
  error: null,
};

function page(answers: FormPage["state"]["answers"], given: Partial<FormPage> = {}): FormPage {
  const fields = new Map([["a", { ...asked, choices: [...asked.choices] }]]);
  return {
    form,
    state: { fields, answers, missing: [], invalid: [] },
    shows: () => true,
    inWords: ({ en }, row) => en.replace(SHOWN, String((row ?? answers).b ?? "")),
    ahead: () => false,
    openFold: false,
    contact: String,
    change,
    oneTap: change,
    ...given,
  };
}

test("an answer to another question changes nothing", () => {
  expect(isSameQuestion(field, "a", page({ a: ["x"] }), page({ a: ["x"], b: "1" }))).toBe(true);
});

test("its own answer does", () => {
  expect(isSameQuestion(field, "a", page({ a: ["x"] }), page({ a: [] }))).toBe(false);
});

test("so does an answer that its label shows", () => {
  const shown = { ...field, label: { zh: SHOWN, en: `About ${SHOWN}` } };

  expect(isSameQuestion(shown, "a", page({ b: "1" }), page({ b: "2" }))).toBe(false);
  expect(isSameQuestion(shown, "a", page({}), page({}), [{ b: "1" }, { b: "2" }])).toBe(false);
});

test("so does what is missing, once that is to be said", () => {
  const before = page({});
  const after = page({}, { state: { ...before.state, missing: ["a"] } });

  expect(isSameQuestion(field, "a", before, after)).toBe(false);
  expect(isSameQuestion(field, "a", before, { ...after, shows: () => false })).toBe(true);
});

test("a page that calls other functions is another page", () => {
  expect(isSamePage(page({}), page({}))).toBe(true);
  expect(isSamePage(page({}), page({}, { change: () => undefined }))).toBe(false);
});
