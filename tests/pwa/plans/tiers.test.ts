/** A teacher is new or experienced as they last said themselves. */

import { expect, test } from "vitest";
import type { Fact } from "../../../pwa/src/plans/targets/shapes";
import { tiered } from "../../../pwa/src/plans/tiers";

function note(
  rid: string,
  day: string,
  person: string,
  tier: readonly string[],
  form = "note",
): Fact {
  return {
    rid,
    form,
    day,
    person,
    school: "school",
    children: [],
    schools: [],
    choices: tier.length > 0 ? { tier } : {},
    refs: {},
  };
}

function said(...facts: readonly Fact[]): Record<string, string | null | undefined> {
  const found = tiered(
    [
      { id: "lin", role: "teacher" },
      { id: "sun", tier: "county" },
    ],
    facts,
  );
  return Object.fromEntries(found.map(({ id, tier }) => [id, tier]));
}

test("a teacher is what their note says", () => {
  const facts = [note("a", "2026-09-08", "lin", ["new"]), note("b", "2026-09-08", "sun", ["exp"])];

  expect(said(...facts)).toEqual({ lin: "new", sun: "exp" });
});

test("the newest note counts however they lie", () => {
  const facts = [note("b", "2026-10-01", "lin", ["exp"]), note("a", "2026-09-08", "lin", ["new"])];

  expect(said(...facts).lin).toBe("exp");
});

test("of two notes of one day the later id counts", () => {
  const facts = [note("b", "2026-09-08", "lin", ["exp"]), note("a", "2026-09-08", "lin", ["new"])];

  expect(said(...facts).lin).toBe("exp");
});

test("a note that says nothing leaves what was said", () => {
  const facts = [note("a", "2026-09-08", "lin", ["new"]), note("b", "2026-09-09", "lin", [])];

  expect(said(...facts).lin).toBe("new");
});

test("nobody is new who never said so", () => {
  expect(said(note("a", "2026-09-08", "lin", ["new"], "observe"))).toEqual({
    lin: null,
    sun: null,
  });
});
