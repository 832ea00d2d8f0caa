/** The file of a pair: who is offered it, what it is called, and where an entry goes. */

import { expect, test, vi } from "vitest";
import type { CompiledForm } from "../../../pwa/src/forms/compiled";
import { placed, targets } from "../../../pwa/src/models/drafts";
import { nameOf } from "../../../pwa/src/screens/answer-words";
import { formContext } from "../../../pwa/src/screens/fill/form-context";
import type { Draft } from "../../../pwa/src/storage/schema";

vi.mock("../../../pwa/src/models/session", async (original) => ({
  ...(await original<object>()),
  session: { value: { user: "me" } },
}));

vi.mock("../../../pwa/src/models/library", async (original) => {
  const named = (id: string, zh: string) => ({ id, name: { zh, en: zh } });
  const at = { supporter_school: "s1", supported_school: "s2" };
  const pairs = [
    { ...at, id: "p1", type: "teacher", supporter: "zhao", supported: "me", subject: "语文" },
    { ...at, id: "p2", type: "teacher", supporter: "zhao", supported: "third" },
    { ...at, id: "p3", type: "school" },
    { ...at, id: "p4", type: "child", supporter: "me", child: "07" },
  ];
  const own = new Set(["p1", "p3", "p4"]);
  return {
    ...(await original<object>()),
    grants: {
      value: [
        { slot: 2, key: "school/s2/2026", role: "teacher" },
        { slot: 3, key: "pair/p1", role: "team" },
      ],
    },
    pairs: { value: pairs },
    ownPair: (id: string) => pairs.find((each) => each.id === id && own.has(id)),
    people: { value: [{ id: "me", name: "孙丽" }] },
    partners: { value: [{ id: "zhao", name: "赵国强" }] },
    places: { value: [named("s1", "县实验小学"), named("s2", "凤凰镇中心小学")] },
  };
});

const form: CompiledForm = {
  id: "pairing",
  version: 1,
  title: { zh: "结对帮扶", en: "Pairing" },
  audience: "pair",
  digest: "",
  choices: {},
  fields: [],
};
const school = { slot: 2, key: "school/s2/2026", school: "s2", class: null };
const draft: Draft = {
  rid: "r",
  form: "pairing",
  version: 1,
  answers: { pair: "p1" },
  started: 0,
  target: school,
  saved: 0,
};

test("an entry begins at the school where somebody works", () => {
  expect(targets(form)).toEqual([school]);
});

test("only the pairs in whose files somebody writes are offered", () => {
  const offered = formContext("pairing", school).items("pairs");

  expect(offered.map(({ value }) => value)).toEqual(["p1", "p3", "p4"]);
});

test.each([
  ["p1", "赵国强 · 语文"],
  ["p3", "县实验小学 · 凤凰镇中心小学"],
  ["p4", "07"],
])("a pair is called by who else is in it, and its subject (%s)", (pair, words) => {
  expect(nameOf("pairs", pair)).toBe(words);
});

test("an entry goes into the file of the pair that it names", () => {
  expect(placed(form, draft).target).toEqual({ ...school, slot: 3, key: "pair/p1" });
});

test("an entry of an agreement of the school's own stays at the school", () => {
  const own = { ...draft, answers: { pair: "agreement" } };

  expect(placed(form, own).target).toEqual(school);
});

test("what was filed stays where it lies when it is corrected", () => {
  const edit = { ...draft, base: { answers: null, epoch: 1, seq: 1 } };

  expect(placed(form, edit).target).toEqual(school);
});

test("a form of another audience stays where it was, whatever it names", () => {
  expect(placed({ ...form, audience: "school" }, draft).target).toEqual(school);
});
