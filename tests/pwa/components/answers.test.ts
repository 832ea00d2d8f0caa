/** What the fields make of a tap, a number or a phrase. */

import { expect, test } from "vitest";
import { withStamp } from "../../../pwa/src/components/minute-notes";
import { matching, toggled } from "../../../pwa/src/components/picker";
import { accuracyOf, placeText } from "../../../pwa/src/components/place-answer";
import { swapped } from "../../../pwa/src/components/ranking";
import { rateWord, starWords } from "../../../pwa/src/components/rating";
import { shownNumber, stepped, typedNumber } from "../../../pwa/src/components/stepper";
import { withPhrase } from "../../../pwa/src/components/text-answer";
import { clock } from "../../../pwa/src/components/voice-note";
import { rubricSum } from "../../../pwa/src/screens/fill/rubric";

test("an empty stepper starts at the least it may be", () => {
  expect(stepped(null, 1, 1, 120)).toBe(1);
  expect(stepped(null, 1, 5)).toBe(5);
});

test("a stepper stays between its bounds", () => {
  expect(stepped(120, 1, 1, 120)).toBe(120);
  expect(stepped(1, -1, 1, 120)).toBe(1);
});

test("steps of a tenth do not gather fractions", () => {
  expect(stepped(0.2, 0.1)).toBe(0.3);
});

test("a number may be typed in full-width digits", () => {
  expect(typedNumber("32")).toBe(32);
  expect(typedNumber("12.5 元")).toBe(12.5);
});

test("a number that is being typed stays as it is typed", () => {
  expect(shownNumber("12.", 12)).toBe("12.");
  expect(shownNumber("１２", 12)).toBe("１２");
  expect(shownNumber("12", 13)).toBe("13");
  expect(shownNumber("", null)).toBe("");
});

test("what is no number is no answer", () => {
  expect(typedNumber("")).toBeNull();
  expect(typedNumber("很多")).toBeNull();
});

test("a phrase joins the text as its last character asks", () => {
  expect(withPhrase("", "今天进步：")).toBe("今天进步：");
  expect(withPhrase("家长提到：", "约好复诊")).toBe("家长提到：约好复诊");
  expect(withPhrase("已沟通。", "约好复诊")).toBe("已沟通。约好复诊");
  expect(withPhrase("已沟通", "约好复诊")).toBe("已沟通，约好复诊");
  expect(withPhrase("Talked.", "Agreed.")).toBe("Talked. Agreed.");
});

test("a search finds a part of a name and keeps the order of the list", () => {
  const options = ["王小雨", "李雨桐", "张梦"].map((label) => ({ value: label, label }));

  expect(matching(options, "雨").map((each) => each.label)).toEqual(["王小雨", "李雨桐"]);
  expect(matching(options, " ")).toBe(options);
});

test("a second tap takes a choice back", () => {
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
});

test("two rows of a ranking change places, and none falls out", () => {
  expect(swapped(["a", "b", "c"], 1, 0)).toEqual(["b", "a", "c"]);
  expect(swapped(["a"], 0, 1)).toEqual(["a"]);
});

test("a star of five says its number and what it means", () => {
  expect(starWords(3, 5)).toBe("3 分，合格，满分 5 分");
  expect(rateWord(5, 5)).toBe("很好");
});

test("a star of another scale says its number alone", () => {
  expect(starWords(7, 10)).toBe("7 分，满分 10 分");
  expect(rateWord(7, 10)).toBe("7");
});

test("a rubric's sum counts what was rated against the most there could be", () => {
  const label = { zh: "", en: "" };
  const fields = ["a", "b"].map((name) => ({ name, type: "range" as const, label, max: 5 }));

  expect(rubricSum(fields, { a: 4 })).toEqual({ n: 4, most: 10 });
});

test("a time stamp stands on a line of its own, ready to be written behind", () => {
  expect(withStamp("", "10:12")).toBe("10:12 ");
  expect(withStamp("10:12 导入\n", "10:20")).toBe("10:12 导入\n10:20 ");
});

test("a place is its degrees, its height and how far off it may be", () => {
  const seen = { latitude: 30.12345678, longitude: 114.5, altitude: null, accuracy: 11.2 };

  expect(placeText(seen)).toBe("30.123457 114.500000 0 12");
  expect(accuracyOf("30.123457 114.500000 0 12")).toBe(12);
});

test("the time of a recording is told in minutes and seconds", () => {
  expect([0, 65, 180].map(clock)).toEqual(["0:00", "1:05", "3:00"]);
});
