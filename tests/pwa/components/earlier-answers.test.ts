/** Answers to questions that are gone stay readable, in the words of the version that asked them. */

import { expect, test } from "vitest";
import type { CompiledForm, Field } from "../../../pwa/src/forms/compiled";
import { earlierParts } from "../../../pwa/src/screens/earlier-answers";

const both = (zh: string) => ({ zh, en: zh });
const text = (name: string, label: string): Field => ({ name, type: "text", label: both(label) });

function version(number: number, fields: readonly Field[]): CompiledForm {
  return {
    id: "duty",
    version: number,
    title: both("护学岗"),
    audience: "school",
    digest: "",
    choices: { sky: [{ value: "rain", label: both("下雨") }] },
    fields,
  };
}

const sky: Field = { name: "sky", type: "select_one", label: both("天气"), list: "sky" };
const first = version(1, [text("seen", "看到什么"), sky]);
const second = version(2, [text("seen", "看到什么"), { ...sky, label: both("当天天气") }]);
const third = version(3, [text("seen", "看到什么")]);

test("an answer whose question is gone has the label and the words of the newest version with it", () => {
  const parts = earlierParts([first, third, second], third, { seen: "安静", sky: "rain" });

  expect(parts).toEqual([{ name: "sky", label: "当天天气", words: "下雨", photos: [], files: [] }]);
});

test("an answer that the version asks is not told twice", () => {
  expect(earlierParts([first, second], second, { seen: "安静", sky: "rain" })).toEqual([]);
});

test("a question inside a group of the version counts as asked", () => {
  const grouped = version(4, [{ name: "more", type: "group", label: both(""), fields: [sky] }]);

  expect(earlierParts([first, grouped], grouped, { sky: "rain" })).toEqual([]);
});
