/** Dated facts, phones, pairs, terms and consent are said as they stand today. */

import { expect, test } from "vitest";
import type { ChildRow } from "../../../pwa/src/models/office-children";
import type { DeviceRow } from "../../../pwa/src/models/office-devices";
import type { PairRow } from "../../../pwa/src/models/office-pairs";
import { countWords } from "../../../pwa/src/screens/supervisor/children/consent-words";
import {
  bySilence,
  keepingWords,
  unsentWords,
} from "../../../pwa/src/screens/supervisor/devices/device-words";
import { pairState } from "../../../pwa/src/screens/supervisor/pairs/pair-words";
import { mondayOf } from "../../../pwa/src/screens/supervisor/places/term-form";
import { termWeeks } from "../../../pwa/src/screens/supervisor/places/terms";
import { isOver, spanWords } from "../../../pwa/src/screens/supervisor/registers/dated";
import {
  faultsOf,
  refusalWords,
} from "../../../pwa/src/screens/supervisor/registers/refusal-words";
import { lengthWords, ruleWords } from "../../../pwa/src/screens/supervisor/retention/rule-words";

const phone: DeviceRow = {
  id: "d",
  person: "p",
  name: "孙丽",
  model: "红米",
  last_heard: 1000,
  version: null,
  storage: null,
  unsent: null,
  signed_out: false,
  disabled: false,
  wiped: null,
};

const pair: PairRow = {
  id: "p",
  type: "school",
  supporter: null,
  supporter_name: null,
  supported: null,
  supported_name: null,
  child: null,
  supporter_school: "a",
  supported_school: "b",
  subject: null,
  goals: [],
  frequency: "monthly",
  since: "2026-09-01",
  until: null,
  confirmed_at: null,
  may: [],
};

function child(consent: ChildRow["consent"], left: string | null = null): ChildRow {
  return {
    id: "c",
    class: "k",
    name: "陈子轩",
    sex: "m",
    birth_year: 2018,
    consent,
    photo: "none",
    left,
  };
}

test("the last day of a fact belongs to it", () => {
  const span = { since: "2026-09-01", until: "2026-11-24" };

  expect(isOver(span, "2026-11-24")).toBe(false);
  expect(isOver(span, "2026-11-25")).toBe(true);
  expect(isOver({ ...span, until: null }, "2099-01-01")).toBe(false);
});

test("a fact without an end says since when", () => {
  const year = new Date().getFullYear();

  expect(spanWords({ since: `${year}-09-01`, until: null })).toBe("9月1日 起");
});

test("the longest silence comes first, and phones out of use come last", () => {
  const late = { ...phone, id: "late", last_heard: 9 };
  const lost = { ...phone, id: "lost", last_heard: 1, disabled: true };

  expect([late, lost, { ...phone, last_heard: 5 }].sort(bySilence).map(({ id }) => id)).toEqual([
    "d",
    "late",
    "lost",
  ]);
});

test("a phone that never spoke of its storage is not spoken of", () => {
  expect(keepingWords(phone)).toBe("");
  expect(keepingWords({ ...phone, storage: "at-risk" })).toContain("可能清掉");
  expect(keepingWords({ ...phone, disabled: true })).toContain("下次联系时");
});

test("what is believed unsent is said with its number", () => {
  expect(unsentWords(phone)).toBe("上次联系时没有待发的");
  expect(unsentWords({ ...phone, unsent: { n: 4, since: 1 } })).toContain("约有 4 条");
});

test("a pair waits for the other side, for you, runs or is over", () => {
  expect(pairState(pair)).toBe("waits");
  expect(pairState({ ...pair, may: ["confirm"] })).toBe("waits-you");
  expect(pairState({ ...pair, confirmed_at: 1 })).toBe("runs");
  expect(pairState({ ...pair, confirmed_at: 1, until: "2020-01-01" })).toBe("over");
});

test("a week without a school day is one that nothing is expected of", () => {
  const term = {
    from: "2026-09-01",
    to: "2026-10-16",
    week1: "2026-08-31",
    holidays: [["2026-10-01", "2026-10-09", { zh: "国庆", en: "National Day" }]] as const,
  };

  const states = termWeeks(term).map(({ state }) => state);

  expect(states).toEqual(["quiet", "quiet", "quiet", "quiet", "quiet", "not-expected", "quiet"]);
});

test("week 1 begins on the Monday of the week that was meant", () => {
  expect(mondayOf("2026-09-01")).toBe("2026-08-31");
  expect(mondayOf("2026-08-31")).toBe("2026-08-31");
  expect(mondayOf("2026-09-06")).toBe("2026-08-31");
  expect(mondayOf("")).toBe("");
});

test("children who have left are not counted", () => {
  const children = [child("paper"), child("none"), child("refused"), child("paper", "2026-09-01")];

  expect(countWords(children)).toBe("3 名孩子：1 名家长同意，1 名还没有问，1 名不同意或已撤回。");
});

test("a withdrawn child is counted among those without consent", () => {
  expect(countWords([child("withdrawn")])).toContain("1 名不同意");
});

test("the server's own sentence goes before the one for its code", () => {
  const words = { zh: "一个班只有一位班主任", en: "A class has one class teacher" };
  const problems = [{ field: "members", words }] as never;
  const refused = { ok: false, problem: "invalid", problems } as const;

  expect(refusalWords(refused)).toEqual(["一个班只有一位班主任"]);
  expect(faultsOf(refused)).toEqual([["members", "一个班只有一位班主任"]]);
});

test("a refusal without words says that nothing was changed", () => {
  for (const problem of ["offline", "forbidden", "conflict", "invalid"] as const) {
    expect(refusalWords({ ok: false, problem })[0]).toContain("什么也没有改");
  }
});

test("a fault told in no language people read is left to the sentence for its code", () => {
  const fields = { name: ["Missing data for required field."] } as never;

  expect(refusalWords({ ok: false, problem: "invalid", fields })[0]).toContain("请核对后再试");
});

test("whole years are said as years", () => {
  expect(lengthWords(730)).toBe("2 年");
  expect(lengthWords(90)).toBe("90 天");
  expect(ruleWords("photos")).toBe("照片");
  expect(ruleWords("new-rule")).toBe("new-rule");
});
