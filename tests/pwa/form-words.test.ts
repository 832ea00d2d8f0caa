/** The office reads a form in plain words, in both languages alike. */

import { expect, test } from "vitest";
import type { CompiledForm, Field } from "../../pwa/src/forms/compiled";
import { RECORD_LISTS } from "../../pwa/src/forms/sources";
import { formsEn } from "../../pwa/src/i18n/forms-en";
import { type FormsKey, formsZh } from "../../pwa/src/i18n/forms-zh";
import type { FormRow } from "../../pwa/src/models/office-form-shapes";
import { meterWords } from "../../pwa/src/screens/supervisor/burden-meter";
import { placeWords } from "../../pwa/src/screens/supervisor/form-problems";
import { switchesOf, switchKey } from "../../pwa/src/screens/supervisor/form-switch";
import {
  choiceWords,
  minuteWords,
  mostMinutes,
  requiredWords,
  typeWords,
} from "../../pwa/src/screens/supervisor/form-words";
import {
  blankHash,
  formHash,
  formsRoute,
  tryHash,
  uploadHash,
} from "../../pwa/src/screens/supervisor/forms-route";

const words = (zh: string) => ({ zh, en: zh });
const field = (type: Field["type"], more: Partial<Field> = {}): Field => ({
  name: "q",
  type,
  label: words("问题"),
  ...more,
});

/** The route of a hash of the office. */
function at(hash: string) {
  const [path = "", query = ""] = hash.replace("#/office/", "").split("?");
  return formsRoute(path.split("/"), new URLSearchParams(query));
}

test.each(Object.keys(formsZh) as FormsKey[])(
  "%s names the same things in both languages",
  (key) => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

    expect(places(formsEn[key])).toEqual(places(formsZh[key]));
  },
);

test("the kind of a question is said as people say it", () => {
  expect(typeWords(field("text", { appearance: "multiline" }))).toBe("长文字");
  expect(typeWords(field("range", { min: 1, max: 5, appearance: "rating" }))).toBe("5 颗星");
  expect(typeWords(field("image", { maxCount: 2 }))).toBe("照片，最多 2 张");
  expect(typeWords(field("hidden"))).toBe("自动得出，不用填");
});

test("a list kept outside the form is called by what it holds", () => {
  const pupils = field("select_multiple", { list: { source: "children" } });
  const teachers = field("select_one", { list: { source: "people" }, appearance: "chips typed" });

  expect(typeWords(pupils)).toBe("从孩子名单里选 · 可选多项");
  expect(typeWords(teachers)).toBe("从教师名单里选 · 可选可写");
  expect(typeWords(field("select_one", { list: { source: "new-one" } }))).toBe("从名单里选");
});

test("a question is required always, sometimes or never", () => {
  expect(requiredWords(field("text", { required: true }))).toBe("必填");
  expect(requiredWords(field("text", { required: ["=", ["ref", "a"], ""] }))).toBe("有时必填");
  expect(requiredWords(field("text"))).toBe("选填");
  expect(requiredWords(field("note"))).toBe("");
});

test("only the form's own lists are read out", () => {
  const choices = { gate: [{ value: "front", label: words("前门") }] };
  const form = { choices, fields: [] } as unknown as CompiledForm;

  expect(choiceWords(form, field("select_one", { list: "gate" }))).toEqual(["前门"]);
  expect(choiceWords(form, field("select_one", { list: { source: "people" } }))).toEqual([]);
});

test("a little time is not nothing, and none is not a number", () => {
  const burden = (minutes: Record<string, number>) => ({
    seconds: 4,
    budget: null,
    minutes_per_week: minutes,
  });

  expect(minuteWords(0.02)).toBe("不到 0.1 分钟");
  expect(minuteWords(1.26)).toBe("1.3 分钟");
  expect(mostMinutes(burden({ primary: 0.4, leader: 1.5 }))).toBe(1.5);
  expect(mostMinutes(burden({ primary: 0 }))).toBeNull();
});

test("the meter says what was and what will be, where they differ", () => {
  const row = { role: "support", before: 5.1, after: 5.6, budget: 10 } as const;

  expect(meterWords(row)).toBe("每周 5.1 → 5.6 分钟，预算 10 分钟");
  expect(meterWords({ ...row, after: 5.1 })).toBe("每周 5.1 分钟，预算 10 分钟");
});

test("a place in a workbook is named as the spreadsheet counts", () => {
  const sentence = words("改一下");

  expect(placeWords({ sheet: "survey", row: 7, column: "type", sentence })).toBe(
    "题目（survey） · 第 7 行 · type 列",
  );
  expect(placeWords({ sheet: "extra", row: null, column: null, sentence })).toBe("extra");
});

test("an open form is closed first, and only a closed one leaves phones", () => {
  const inState = (state: FormRow["state"]) => ({ state }) as FormRow;

  expect(switchesOf(inState("open"))).toEqual(["closed"]);
  expect(switchesOf(inState("closed"))).toEqual(["open", "off"]);
  expect(switchesOf(inState("off"))).toEqual(["open"]);
  expect(switchKey(inState("closed"), "open")).toBe("act.reopen");
});

test("every forms page gives back its address", () => {
  const of = { id: "duty", version: 3 };

  expect(at("#/office/forms")).toEqual({ page: "forms" });
  expect(at(uploadHash("duty"))).toEqual({ page: "form-upload", of: "duty" });
  expect(at(formHash("duty", 3))).toEqual({ page: "form", ...of });
  expect(at(tryHash(of))).toEqual({ page: "form-try", of });
  expect(at(tryHash(null))).toEqual({ page: "form-try", of: null });
  expect(at(blankHash({ id: "duty", version: null }))).toEqual({
    page: "form-blank",
    of: { id: "duty", version: null },
  });
  expect(at(blankHash(null))).toEqual({ page: "form-blank", of: null });
  expect(at("#/office/other")).toBeNull();
});

test.each(["children", "classes", "people", "places", ...Object.keys(RECORD_LISTS)])(
  "the list of %s has a name",
  (source) => {
    expect(`list.${source}` in formsZh).toBe(true);
  },
);
