/** Whom a plan concerns on one phone: what is one's own, and all of a school for whoever leads it. */

import { expect, test } from "vitest";
import type { SchoolClass } from "../../../pwa/src/models/library";
import { countsWhole, type Known, subjectsOf, worldOf } from "../../../pwa/src/plans/world";

const words = { zh: "班", en: "class" };

function schoolClass(id: string, given: Partial<SchoolClass> = {}): SchoolClass {
  return { id, name: words, school: "s1", stage: "primary", grade: 3, size: 20, ...given };
}

const known: Known = {
  me: "me",
  role: "teacher",
  schools: ["s1"],
  led: [],
  taught: ["c1"],
  classes: [schoolClass("c1"), schoolClass("c2"), schoolClass("c3", { closed: "2026-09-01" })],
  children: [
    { id: "k1", name: "小明", class: "c1", consent: "paper" },
    { id: "k2", name: "小红", class: "c1", consent: "paper", left: "2026-10-01" },
  ],
  people: [
    { id: "me", name: "我", role: "teacher" },
    { id: "lin", name: "林", role: "teacher", left: "2026-10-09" },
  ],
  places: [],
  terms: [],
  pairs: [
    { id: "p1", sides: ["me", "lin"], schools: ["s1", "s2"], from: "2026-09-01", to: null },
    { id: "p2", sides: ["lin", "wu"], schools: ["s1", "s3"], from: null, to: null },
  ],
  placements: [{ id: "pl", type: "year", host: "s1", from: "2026-09-01", to: "2027-07-01" }],
  focus: [
    { child: "k1", categories: ["leftbehind"], responsible: "me", since: "2026-09-07" },
    { child: "k2", categories: ["hearing"], responsible: "lin", since: "2026-09-07" },
  ],
};
const head: Known = { ...known, role: "head", led: ["s1"], taught: [] };
const ids = (all: readonly { readonly id: string }[] | undefined) => all?.map(({ id }) => id);

test("a person's plan concerns that person, their classes, children, pairs and placements", () => {
  const found = subjectsOf({ owner: { kind: "person", id: "me" } }, known);

  expect(ids(found.person)).toEqual(["me"]);
  expect(ids(found.class)).toEqual(["c1"]);
  expect(found.child).toEqual([
    { id: "k1", categories: ["leftbehind"], since: "2026-09-07", until: null },
  ]);
  expect(ids(found.pair)).toEqual(["p1"]);
  expect(ids(found.placement)).toEqual(["pl"]);
});

test("of a school's plan a teacher has the lines that are their own", () => {
  const found = subjectsOf({ owner: { kind: "school", id: "s1" } }, known);

  expect(ids(found.person)).toEqual(["me"]);
  expect(ids(found.class)).toEqual(["c1"]);
  expect(ids(found.school)).toEqual(["s1"]);
});

test("of the plan of a school that they lead somebody has everybody's lines", () => {
  const found = subjectsOf({ owner: { kind: "school", id: "s1" } }, head);

  expect(ids(found.person)).toEqual(["me", "lin"]);
  expect(ids(found.class)).toEqual(["c1", "c2"]);
  expect(ids(found.pair)).toEqual(["p1", "p2"]);
});

test("a head reads a teacher's plan by what the school has of that teacher", () => {
  const found = subjectsOf({ owner: { kind: "person", id: "lin" } }, head);

  expect(ids(found.person)).toEqual(["lin"]);
  expect(ids(found.pair)).toEqual(["p1", "p2"]);
  expect(found.placement).toEqual([]);
});

test("a number is the whole truth only where nobody else's records count in it", () => {
  expect(countsWhole({ kind: "person", id: "me" }, known, false)).toBe(true);
  expect(countsWhole({ kind: "school", id: "s1" }, known, false)).toBe(false);
  expect(countsWhole({ kind: "school", id: "s1" }, head, false)).toBe(true);
  expect(countsWhole({ kind: "link", id: "l1" }, head, false)).toBe(false);
});

test("what each teacher of a class writes apart is the whole truth with the head only", () => {
  const taught = { kind: "class", id: known.taught[0] ?? "" } as const;

  expect(countsWhole(taught, known, true)).toBe(true);
  expect(countsWhole(taught, known, false)).toBe(false);
  expect(countsWhole(taught, head, false)).toBe(true);
});

test("what a class writes together is not with the head", () => {
  expect(countsWhole({ kind: "school", id: "s1" }, head, true)).toBe(false);
  expect(countsWhole({ kind: "person", id: "lin" }, head, true)).toBe(false);
});

test("the days of a plan bound what is counted in", () => {
  const plan = {
    owner: { kind: "person", id: "me" },
    from: "2026-09-01",
    to: "2027-01-15",
  } as const;

  const world = worldOf(plan, known, [], "2026-10-12");

  expect(world.span).toEqual(["2026-09-01", "2027-01-15"]);
  expect(world.today).toBe("2026-10-12");
});
