/** Parts of second authors on the phone: who may write which, and what it asks. */

import { expect, test, vi } from "vitest";
import type { CompiledForm, Field } from "../../../pwa/src/forms/compiled";
import { evaluateForm } from "../../../pwa/src/forms/rules";
import type { RecordView } from "../../../pwa/src/models/records";
import { formContext } from "../../../pwa/src/screens/fill/form-context";
import { askedAs, type PartRole, partsOf, plays } from "../../../pwa/src/screens/parts/playing";
import { recordView } from "../components/record-view";

const me = vi.hoisted(() => ({
  roles: [] as { role: string; place: string }[],
}));

vi.mock("../../../pwa/src/models/session", async (original) => ({
  ...(await original<object>()),
  session: { value: { user: "me" } },
}));

vi.mock("../../../pwa/src/models/library", async (original) => {
  const at = { supporter_school: "s1", supported_school: "s2", type: "teacher" };
  const pairs = [
    { ...at, id: "helped", supporter: "zhao", supported: "me" },
    { ...at, id: "helping", supporter: "me", supported: "zhao" },
  ];
  return {
    ...(await original<object>()),
    profile: { value: me },
    pairs: { value: pairs },
    ownPair: (id: string) => pairs.find((each) => each.id === id),
  };
});

const words = { zh: "题", en: "Question" };
const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: "text",
  label: words,
  ...more,
});
const part = (name: string, by: PartRole, more: Partial<Field> = {}) =>
  field(name, { by, off: true, ...more });
const form: CompiledForm = {
  id: "note",
  version: 1,
  title: words,
  audience: "school",
  digest: "",
  choices: {},
  fields: [
    field("body"),
    field("switched", { off: true }),
    field("more", { type: "group", fields: [part("review_words", "reviewer")] }),
    part("head_comment", "head"),
  ],
};
const record = (given: Partial<RecordView> = {}): RecordView =>
  recordView({ form: "note", author: "sun", school: "s2", ...given });

test("the questions of a part are found also in a group", () => {
  const names = [...partsOf(form)].map(([role, fields]) => [role, fields.map(({ name }) => name)]);

  expect(names).toEqual([
    ["reviewer", ["review_words"]],
    ["head", ["head_comment"]],
  ]);
});

test("a part asks its own questions and nobody else's", () => {
  const state = evaluateForm(askedAs(form, "reviewer"), {}, formContext("note", null));

  const asked = ["review_words", "head_comment", "switched"].map(
    (name) => state.fields.get(name)?.relevant ?? false,
  );
  expect(asked).toEqual([true, false, false]);
});

test.each<[PartRole, string, string, boolean]>([
  ["reviewer", "head", "s2", true],
  ["reviewer", "group_leader", "s2", true],
  ["reviewer", "head", "s1", false],
  ["reviewer", "teacher", "s2", false],
  ["head", "head", "s2", true],
  ["head", "group_leader", "s2", false],
  ["host", "head", "s3", true],
  ["host", "head", "s2", false],
  ["receiver", "head", "s4", true],
  ["receiver", "head", "s2", false],
])("the part of a %s is written by a %s of %s: %s", (role, held, place, may) => {
  me.roles = [{ role: held, place }];

  expect(plays(role, record({ answers: { to_school: "s3", to: ["s4", "s5"] } }))).toBe(may);
});

test("nobody reviews what they wrote themselves", () => {
  me.roles = [{ role: "head", place: "s2" }];

  expect(plays("reviewer", record({ author: "me" }))).toBe(false);
  expect(plays("head", record({ author: "me" }))).toBe(false);
});

test.each([
  ["helped", "zhao", true],
  ["helped", "me", true],
  ["helping", "zhao", false],
  ["agreement", "me", true],
  ["agreement", "zhao", false],
])("the side that is supported says what it gained (%s, written by %s)", (pair, author, may) => {
  expect(plays("partner", record({ author, answers: { pair } }))).toBe(may);
});
