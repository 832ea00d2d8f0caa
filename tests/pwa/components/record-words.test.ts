/** A record in words: its summary, its parts, and what "same again" keeps. */

import { expect, test } from "vitest";
import type { CompiledForm } from "../../../pwa/src/forms/compiled";
import { answeredParts, searchWords, summaryWords } from "../../../pwa/src/screens/answer-words";
import { repeatable } from "../../../pwa/src/screens/fill/begin";
import { lastContacts } from "../../../pwa/src/screens/fill/form-context";
import { byDate, matchingRecords } from "../../../pwa/src/screens/records";
import { recordView } from "./record-view";

const both = (zh: string) => ({ zh, en: zh });
const photo = { $f: "a".repeat(43), n: 1, t: "image/jpeg" };
const form: CompiledForm = {
  id: "parent",
  version: 1,
  title: both("家园联系"),
  audience: "class",
  digest: "",
  choices: {
    how: [
      { value: "visit", label: both("家访") },
      { value: "call", label: both("电话") },
    ],
  },
  fields: [
    { name: "child", type: "select_multiple", label: both("孩子"), list: { source: "children" } },
    { name: "how", type: "select_one", label: both("方式"), list: "how" },
    { name: "note", type: "text", label: both("要点"), appearance: "multiline" },
    { name: "follow", type: "date", label: both("需跟进") },
    {
      name: "more",
      type: "group",
      label: both("补充"),
      appearance: "more",
      fields: [{ name: "photo", type: "image", label: both("照片") }],
    },
  ],
};
const answers = { how: "visit", note: "妈妈在家", follow: "2026-10-12", photo: [photo] };

test("a summary is the short answers, not the long text", () => {
  expect(summaryWords(form, answers)).toBe("家访");
});

test("a child this phone does not know keeps its place by its id", () => {
  expect(summaryWords(form, { child: ["c9"], how: "call" })).toBe("c9 · 电话");
});

test("every answered question is a part, also inside groups, and empty ones are not", () => {
  const parts = answeredParts(form, { ...answers, child: [] });

  expect(parts.map((each) => each.name)).toEqual(["how", "note", "follow", "photo"]);
  expect(parts[2]?.words).toBe("10月12日 周一");
  expect(parts[3]?.photos).toEqual([photo]);
});

test("a search finds the words of choices and of texts", () => {
  expect(searchWords(form, answers)).toContain("家访");
  expect(searchWords(form, answers)).toContain("妈妈在家");
});

test("same again keeps the answers, but not the child, the day or the photos", () => {
  expect(repeatable(form, { ...answers, child: ["c1"] })).toEqual({
    how: "visit",
    note: "妈妈在家",
  });
});

test("the last contact of a child is the newest record that names it", () => {
  const contacts = lastContacts([
    recordView({ date: "2026-10-02", answers: { child: ["c1"] } }),
    recordView({ date: "2026-10-09", answers: { child: ["c1", "c2"] } }),
    recordView({ date: "2026-10-12", answers: { child: ["c2"] }, state: "draft" }),
  ]);

  expect([...contacts]).toEqual([
    ["c1", "2026-10-09"],
    ["c2", "2026-10-09"],
  ]);
});

test("records stand under their dates in the order they come", () => {
  const rows = ["2026-10-09", "2026-10-09", "2026-10-02"].map((date) => recordView({ date }));

  expect(byDate(rows).map(([date, day]) => [date, day.length])).toEqual([
    ["2026-10-09", 2],
    ["2026-10-02", 1],
  ]);
});

test("the filter for what to complete also finds what waits for the office", () => {
  const rows = [recordView({ state: "held" }), recordView({ state: "attention" })];
  const others = [recordView({ state: "synced" })];

  const found = matchingRecords([...rows, ...others], { form: "", state: "attention", text: "" });

  expect(found).toEqual(rows);
});
