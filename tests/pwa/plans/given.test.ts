/** A form may begin with answers that its address gives, and with the task that it does. */

import { expect, test } from "vitest";
import type { CompiledForm } from "../../../pwa/src/forms/compiled";
import { givenAnswers } from "../../../pwa/src/screens/fill/given-answers";
import { givenHash, writeHash } from "../../../pwa/src/screens/plan/addresses";
import { routeOf } from "../../../pwa/src/screens/route";

const form = {
  fields: [
    { name: "child", type: "select_multiple" },
    { name: "more", type: "group", fields: [{ name: "how", type: "select_one" }] },
  ],
} as unknown as CompiledForm;

test("an answer takes the shape of its question", () => {
  expect(givenAnswers(form, "child.k1 how.visit")).toEqual({ child: ["k1"], how: "visit" });
});

test("what no question asks is left out, but for the task", () => {
  expect(givenAnswers(form, "note.x _task.t1")).toEqual({ _task: "t1" });
});

test("what an address gives arrives with the form", () => {
  const hash = givenHash("parent", [
    ["child", "k1"],
    ["_task", "t1"],
  ]);

  expect(routeOf(hash)).toEqual({
    screen: "fill",
    form: "parent",
    from: { given: "child.k1 _task.t1" },
  });
});

test("the form of a target begins with the only choice that counts", () => {
  const title = { zh: "", en: "" };
  const count = { form: "visit", where: { kind: ["joint"], areas: ["a", "b"] } };

  expect(routeOf(writeHash({ id: "T", title, each: "link", count }))).toMatchObject({
    from: { given: "kind.joint" },
  });
});
