/** Who left and what was closed is known by name still, and chosen no more. */

import { expect, test, vi } from "vitest";
import { formContext } from "../../pwa/src/screens/fill/form-context";

vi.mock("../../pwa/src/models/library", async (original) => {
  const name = { zh: "某", en: "Some" };
  const school = { name, school: "s1", stage: "primary", grade: 1, size: 20 };
  return {
    ...(await original<object>()),
    people: { value: [{ id: "p1" }, { id: "p2", left: "2026-11-02" }] },
    classes: {
      value: [
        { ...school, id: "c1" },
        { ...school, id: "c2", closed: "2026-07-09" },
      ],
    },
    places: {
      value: [
        { id: "s1", name },
        { id: "s2", name, closed: "2026-07-09" },
      ],
    },
  };
});

test.each([
  ["people", "p1"],
  ["classes", "c1"],
  ["places", "s1"],
])("of %s only those who are there may be chosen", (source, there) => {
  const items = formContext("lesson", null).items?.(source) ?? [];

  expect(items.map((each) => each.value)).toEqual([there]);
});
