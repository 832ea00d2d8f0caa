/** A record in words: its summary, its parts, and what "same again" keeps. */

import { expect, test } from "vitest";
import type { CompiledForm } from "../../../pwa/src/forms/compiled";
import {
  answeredParts,
  labelWords,
  nameOf,
  recordWords,
  searchWords,
  summaryWords,
} from "../../../pwa/src/screens/answer-words";
import { repeatable } from "../../../pwa/src/screens/fill/begin";
import { lastContacts } from "../../../pwa/src/screens/fill/form-context";
import { byDate, matchingRecords } from "../../../pwa/src/screens/records";
import { recordView } from "./record-view";

const both = (zh: string) => ({ zh, en: zh });
/** The place in a label where an answer is shown. */
const shown = (name: string) => `$\{${name}}`;
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

test("the last contact of a child is the newest record that says how it was met", () => {
  const contacts = lastContacts([
    recordView({ date: "2026-10-02", answers: { how: "call", child: ["c1"] } }),
    recordView({ date: "2026-10-09", answers: { how: "talk", child: "c1" } }),
    recordView({ date: "2026-10-09", answers: { how: "call", child: ["c2"] } }),
    recordView({ date: "2026-10-11", answers: { child: "c1", categories: ["leftbehind"] } }),
    recordView({ date: "2026-10-12", answers: { how: "call", child: ["c2"] }, state: "draft" }),
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

test("a label shows the answers that it names, those of its row first", () => {
  const label = { zh: `${shown("how")}之后，${shown("child")}怎么样？`, en: "" };

  expect(labelWords(form, label, { how: "visit" })).toBe("家访之后，怎么样？");
  expect(labelWords(form, label, { how: "visit" }, { how: "call" })).toBe("电话之后，怎么样？");
  expect(labelWords(form, both(`不认识的${shown("nobody")}`), answers)).toBe("不认识的");
});

test("the same again leaves scores and times of notes out: they are each record's own", () => {
  const scored: CompiledForm = {
    ...form,
    fields: [
      { name: "topic", type: "text", label: both("课题") },
      { name: "mood", type: "select_one", label: both("情绪"), list: "how", appearance: "faces" },
      {
        name: "scores",
        type: "group",
        label: both("评分"),
        appearance: "rubric",
        fields: [{ name: "aims", type: "range", label: both("目标"), appearance: "rating" }],
      },
      { name: "course", type: "text", label: both("过程"), appearance: "multiline minutes" },
    ],
  };

  const kept = repeatable(scored, { topic: "春天", mood: "call", aims: 4, course: "10:12 开始" });

  expect(kept).toEqual({ topic: "春天" });
});

test("the same again keeps the rows of a repeat without their days", () => {
  const task: CompiledForm["fields"][number] = {
    name: "tasks",
    type: "repeat",
    label: both("分工"),
    fields: [
      { name: "who", type: "text", label: both("谁") },
      { name: "due", type: "date", label: both("哪天") },
    ],
  };

  const kept = repeatable(
    { ...form, fields: [task] },
    { tasks: [{ who: "李", due: "2026-10-12" }] },
  );

  expect(kept).toEqual({ tasks: [{ who: "李" }] });
});

test("a record that this phone does not have is called a record, not by its id", () => {
  expect(nameOf("lessons", "r9")).toBe("另一条记录");
  expect(nameOf("timetable", "r9-2")).toBe("另一条记录");
});

test("a record in a list begins with its day, unless it lasts", () => {
  expect(recordWords("lessons", recordView({}))).toMatch(/^10月12日 周一/);
  expect(recordWords("pairs", recordView({}))).not.toMatch(/10月/);
});

test("a voice note is a file of its part, not a photograph", () => {
  const note = { $f: "b".repeat(43), n: 1, t: "audio/webm" };
  const asked: CompiledForm = {
    ...form,
    fields: [{ name: "voice", type: "audio", label: both("录音") }],
  };

  const [part] = answeredParts(asked, { voice: [note] });

  expect(part).toMatchObject({ words: "", photos: [], files: [note] });
});

test("a rating reads with the most there could be, a place without its height", () => {
  const asked: CompiledForm = {
    ...form,
    fields: [
      { name: "aims", type: "range", label: both("目标"), appearance: "rating", max: 5 },
      { name: "place", type: "geopoint", label: both("位置") },
    ],
  };

  const parts = answeredParts(asked, { aims: 4, place: "30.1 114.2 0 12" });

  expect(parts.map(({ words }) => words)).toEqual(["4 / 5", "30.1, 114.2"]);
});

test("a total reads as an answer, what only helps other questions does not", () => {
  const asked: CompiledForm = {
    ...form,
    fields: [
      { name: "rated", type: "calculate", label: both("rated"), calculate: 5 },
      { name: "total", type: "calculate", label: both("总分"), calculate: 84 },
    ],
  };

  const parts = answeredParts(asked, { rated: 5, total: 84 });

  expect(parts.map((each) => [each.label, each.words])).toEqual([["总分", "84"]]);
});
