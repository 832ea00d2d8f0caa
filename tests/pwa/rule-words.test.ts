/** A rule is said in the words of the form, and admits when it is too long to be said. */

import { expect, test } from "vitest";
import type { CompiledForm, Expr, Field } from "../../pwa/src/forms/compiled";
import { blankEn } from "../../pwa/src/i18n/blank-en";
import { type BlankKey, blankZh } from "../../pwa/src/i18n/blank-zh";
import { askedWords, plainLabel, ruleWords } from "../../pwa/src/screens/blank/rule-words";

const words = (zh: string) => ({ zh, en: zh });
const form: CompiledForm = {
  id: "talk",
  version: 1,
  title: words("谈话"),
  audience: "class",
  digest: "",
  choices: {
    how: [
      { value: "visit", label: words("家访") },
      { value: "phone", label: words("电话") },
    ],
  },
  fields: [
    { name: "how", type: "select_one", label: words("怎么联系"), list: "how" },
    { name: "about", type: "select_multiple", label: words("谈了什么"), list: "how" },
    { name: "minutes", type: "integer", label: words("分钟") },
    { name: "what", type: "text", label: words("要点") },
  ],
};
const ref = (name: string): Expr => ["ref", name];

test("an answer that opens a question is named by its label", () => {
  expect(ruleWords(form, ["=", ref("how"), "visit"])).toBe("“怎么联系”是“家访”");
  expect(ruleWords(form, ["selected", ref("about"), "phone"])).toBe("“谈了什么”选了“电话”");
});

test("several answers to one question are said in one breath", () => {
  const either: Expr = ["or", ["=", ref("how"), "visit"], ["=", ref("how"), "phone"]];

  expect(ruleWords(form, either)).toBe("“怎么联系”是“家访”或“电话”");
});

test("a condition inside another kind of condition stands in brackets", () => {
  const either: Expr = ["or", ["=", ref("how"), "visit"], [">", ref("minutes"), 10]];

  expect(ruleWords(form, ["and", ["!=", ref("what"), ""], either])).toBe(
    "“要点”已填，并且（“怎么联系”是“家访”，或者“分钟”大于 10）",
  );
});

test("what is denied is said as its opposite", () => {
  expect(ruleWords(form, ["not", ["selected", ref("about"), "phone"]])).toBe(
    "“谈了什么”没有选“电话”",
  );
  expect(ruleWords(form, ["not", [">", ref("minutes"), 10]])).toBe("“分钟”不超过 10");
});

test("a comparison reads the same from either side", () => {
  expect(ruleWords(form, ["<", 10, ref("minutes")])).toBe("“分钟”大于 10");
});

test("a rule that few words cannot say refers to the answers above", () => {
  const rule: Expr = [">", ["count-selected", ref("about")], 1];

  expect(ruleWords(form, rule)).toBeNull();
  expect(askedWords(form, { name: "x", type: "text", label: words("x"), relevant: rule })).toBe(
    "看前面的回答，需要时填",
  );
});

test("what is worked out without words is said by the question it comes from", () => {
  const worked = (name: string, calculate: Expr): Field => ({
    name,
    type: "calculate",
    label: words(name),
    calculate,
  });
  const known = worked("known", ["item", "walls", ref("what"), "kind"]);
  const kind = worked("kind", ["if", ["!=", ref("known"), ""], ref("known"), ref("how")]);
  const more = { ...form, fields: [...form.fields, known, kind] };

  expect(ruleWords(more, ["=", ref("kind"), "visit"])).toBe("“怎么联系”是“家访”");
  expect(ruleWords(more, ["=", ref("known"), ""])).toBe("“要点”没有填");
  expect(ruleWords(more, ["=", ref("kind"), "elsewhere"])).toBeNull();
  expect(ruleWords(more, [">", ref("kind"), 3])).toBeNull();
});

test("a label that shows another answer names that question on paper", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the form's own way to name an answer.
  expect(plainLabel(form, "${what}的结果")).toBe("“要点”的结果");
});

test.each(Object.keys(blankZh) as BlankKey[])("%s names the same in both languages", (key) => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

  expect(places(blankEn[key])).toEqual(places(blankZh[key]));
});
