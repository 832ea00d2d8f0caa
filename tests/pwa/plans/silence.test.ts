/** Whoever was not heard of for longest stands first; a day is told, never a score. */

import { expect, test } from "vitest";
import type { Child, SchoolClass } from "../../../pwa/src/models/library";
import {
  silentChildren,
  silentColumns,
  silentPairs,
} from "../../../pwa/src/screens/children-list/silence";
import { recordView } from "../components/record-view";

function child(id: string, name: string, given: Partial<Child> = {}): Child {
  return { id, name, class: "c1", consent: "paper", ...given };
}

function contact(id: string, date: string) {
  return recordView({ rid: `${id} ${date}`, date, answers: { child: [id], how: "visit" } });
}

const two = [child("k1", "小明"), child("k2", "小红")];

test("the child without a contact stands first, then the longest ago", () => {
  const three = [...two, child("k3", "小军")];
  const written = [contact("k1", "2026-10-12"), contact("k2", "2026-09-14")];

  const found = silentChildren("c1", three, written, []);

  expect(found.map(({ id, last }) => [id, last])).toEqual([
    ["k3", null],
    ["k2", "2026-09-14"],
    ["k1", "2026-10-12"],
  ]);
});

test("children of other classes and those who left are not listed", () => {
  const others = [
    child("k4", "小华", { class: "c2" }),
    child("k5", "小芳", { left: "2026-10-01" }),
  ];

  expect(
    silentChildren("c1", [...two, ...others], [], [])
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["k1", "k2"]);
});

test("a child of the focus register says when it was last followed up", () => {
  const focus = [{ child: "k1", categories: [], responsible: "me", since: "2026-09-01" }];
  const followed = recordView({ form: "child", date: "2026-10-09", answers: { child: "k1" } });

  const found = silentChildren("c1", two, [followed], focus);

  expect(found.find(({ id }) => id === "k1")?.focus).toEqual({ last: "2026-10-09" });
  expect(found.find(({ id }) => id === "k2")?.focus).toBeNull();
});

test("a pair that ended is silent for good and not listed", () => {
  const pair = { sides: [], schools: [], from: null };
  const pairs = [
    { id: "p1", to: null, ...pair },
    { id: "p2", to: "2026-10-01", ...pair },
  ];
  const entry = recordView({ form: "pairing", date: "2026-09-30", answers: { pair: "p1" } });

  expect(silentPairs(pairs, [entry], "2026-10-12")).toEqual([{ id: "p1", last: "2026-09-30" }]);
});

test("only a change of the column itself makes it fresh", () => {
  const classes = [{ id: "c1" }] as unknown as readonly SchoolClass[];
  const about = { form: "column", date: "2026-10-12" };
  const leaflet = recordView({ ...about, answers: { kind: "leaflet", class_ref: "c1" } });
  const column = recordView({ ...about, answers: { kind: "column", class_ref: "c1" } });

  expect(silentColumns(classes, [leaflet])).toEqual([{ id: "c1", last: null }]);
  expect(silentColumns(classes, [column])).toEqual([{ id: "c1", last: "2026-10-12" }]);
});
