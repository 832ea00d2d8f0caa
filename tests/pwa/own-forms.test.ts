/** Whose forms are whose: kinds of work, and which forms stand first for them. */

import { expect, test } from "vitest";
import type { CompiledForm } from "../../pwa/src/forms/compiled";
import { beginDraft } from "../../pwa/src/screens/fill/begin";
import { inOrder, rolesOf } from "../../pwa/src/screens/own-forms";

const DAY = "2026-10-12";
const CLASSES = [
  { id: "c1", stage: "kindergarten" as const },
  { id: "c2", stage: "primary" as const },
];
const placed = (from: string, to: string) => ({ placements: [{ type: "year", from, to }] });

function form(id: string, given: Partial<CompiledForm> = {}): CompiledForm {
  const title = { zh: id, en: id };
  return {
    id,
    version: 1,
    title,
    audience: "school",
    digest: "",
    choices: {},
    fields: [],
    ...given,
  };
}

const ids = (forms: readonly CompiledForm[]) => forms.map(({ id }) => id);

test("a teacher's work is that of the stages of their own classes", () => {
  const grants = [{ key: "class/c1/2026" }, { key: "school/s1/2026" }];

  expect([...rolesOf(["teacher"], grants, CLASSES, null, DAY)]).toEqual(["kindergarten"]);
});

test("a teacher without a class is a subject teacher", () => {
  const roles = rolesOf(["teacher"], [{ key: "school/s1/2026" }], CLASSES, placed("", ""), DAY);

  expect([...roles]).toEqual(["subject"]);
});

test("somebody placed today is a support teacher, before and after they are not", () => {
  const support = placed("2026-09-01", "2027-07-01");

  expect([...rolesOf(["teacher"], [], CLASSES, support, DAY)]).toEqual(["support"]);
  expect([...rolesOf(["teacher"], [], CLASSES, support, "2026-08-31")]).toEqual(["subject"]);
  expect([...rolesOf(["teacher"], [], CLASSES, support, "2027-07-02")]).toEqual(["subject"]);
});

test("a head who teaches a class has the forms of both", () => {
  const roles = rolesOf(["head"], [{ key: "class/c2/2026" }], CLASSES, null, DAY);

  expect([...roles].sort()).toEqual(["leader", "primary"]);
});

test("the forms of one's work stand first by their places, the others by use", () => {
  const forms = [
    form("test"),
    form("share"),
    form("env", { home: { kindergarten: 2 } }),
    form("parent", { home: { kindergarten: 1, primary: 1 } }),
    form("visit", { home: { leader: 1 } }),
  ];
  const used = ({ id }: CompiledForm) => (id === "share" ? 9 : 0);

  expect(ids(inOrder(forms, new Set(["kindergarten"]), used))).toEqual([
    "parent",
    "env",
    "share",
    "test",
    "visit",
  ]);
});

test("forms of the same place stand by use, whichever role brings them", () => {
  const forms = [
    form("observe", { home: { leader: 1 } }),
    form("parent", { home: { primary: 1 } }),
  ];
  const used = ({ id }: CompiledForm) => (id === "parent" ? 3 : 0);

  expect(ids(inOrder(forms, new Set(["leader", "primary"]), used))).toEqual(["parent", "observe"]);
});

test("a closed form begins nothing new", async () => {
  expect(await beginDraft(form("test", { closed: true }), {})).toBe("closed");
});
