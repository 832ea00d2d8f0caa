/** A form says by itself what stands above a list, what is asked in each row, and what is left out. */

import { expect, test } from "vitest";
import { leaves } from "../../../pwa/src/screens/answer-words";
import { batchParts, insteadFields } from "../../../pwa/src/screens/batch/parts";
import { form, parts } from "./calls";

const names = (fields: Parameters<typeof leaves>[0]) => leaves(fields).map(({ name }) => name);

test("what a row is about is neither asked above nor in it", () => {
  expect(parts.of.name).toBe("child");
  expect(names([...parts.above, ...parts.each])).not.toContain("child");
});

test("a question without a mark is asked once above", () => {
  expect(names(parts.above)).toEqual(["how", "room"]);
});

test("a marked question is asked in every row, within its group", () => {
  expect(parts.each.map(({ name }) => name)).toEqual(["talk"]);
  expect(names(parts.each)).toEqual(["with", "note"]);
});

test("what is folded on the form or left out of the batch is not asked", () => {
  const asked = names([...parts.above, ...parts.each]);

  expect(asked).not.toContain("follow");
  expect(asked).not.toContain("unnamed");
});

test("a tap that says it did not take place has a button of its own", () => {
  expect(parts.instead?.name).toBe("attempt");
  expect(names(insteadFields(parts))).toEqual(["attempt"]);
});

test("a reason is asked together with what else it may be", () => {
  const label = { zh: "", en: "" };
  const why = { name: "why", type: "select_one", label, appearance: "chips instead" } as const;
  const asked = batchParts({
    ...form,
    fields: [
      form.fields[0] ?? why,
      { ...why, batch: true },
      { name: "why_other", type: "text", label, batch: true },
    ],
  });

  expect(asked && names(insteadFields(asked))).toEqual(["why", "why_other"]);
});

test("a form that names no list has no batch screen", () => {
  const { batch: _none, ...single } = form;

  expect(batchParts(single)).toBeNull();
});
