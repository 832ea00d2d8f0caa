/** Which doors somebody finds follows from what they are and where. */

import { expect, test } from "vitest";
import type { PlaceRow } from "../../../pwa/src/models/office-places";
import { officeRoute } from "../../../pwa/src/screens/supervisor/office-route";
import {
  changes,
  schoolDoors,
  wideDoors,
} from "../../../pwa/src/screens/supervisor/registers/doors";
import { placesOf } from "../../../pwa/src/screens/supervisor/registers/places";
import {
  areaHash,
  REGISTERS,
  schoolHash,
  wideHash,
} from "../../../pwa/src/screens/supervisor/registers/registers-route";

function place(id: string, parent: string | null, type: PlaceRow["type"]): PlaceRow {
  return { id, parent, type, name: { zh: id, en: id }, closed: null, may: [] };
}

const PLACES = placesOf([
  place("county", null, "bureau"),
  place("town", "county", "central"),
  place("point", "town", "point"),
  place("other", "county", "school"),
]);

test("a teacher finds no door", () => {
  const teacher = [{ role: "teacher", place: "point" }];

  expect(schoolDoors(teacher, PLACES, "point")).toEqual([]);
  expect(wideDoors(teacher, PLACES)).toEqual([]);
});

test("a head finds the doors of the own school and of no other", () => {
  const head = [{ role: "head", place: "point" }];

  expect(schoolDoors(head, PLACES, "point")).toContain("children");
  expect(schoolDoors(head, PLACES, "town")).toEqual([]);
});

test("above the school children are numbers: there is no door to them", () => {
  for (const role of ["township", "supervisor", "admin"]) {
    const above = [{ role, place: "county" }];

    expect(schoolDoors(above, PLACES, "point")).toContain("people");
    expect(schoolDoors(above, PLACES, "point")).not.toContain("children");
  }
});

test("a township office reaches what lies under it, and nothing beside it", () => {
  const township = [{ role: "township", place: "town" }];

  expect(schoolDoors(township, PLACES, "point")).toContain("classes");
  expect(schoolDoors(township, PLACES, "other")).toEqual([]);
});

test("of an office that is no school there are people and phones only", () => {
  const admin = [{ role: "admin", place: "county" }];

  expect(schoolDoors(admin, PLACES, "county")).toEqual(["people", "devices"]);
});

test("who may look need not be able to change", () => {
  const supervisor = [{ role: "supervisor", place: "county" }];

  expect(schoolDoors(supervisor, PLACES, "point")).toContain("classes");
  expect(changes("classes", supervisor, PLACES, "point")).toBe(false);
  expect(changes("retention", supervisor, PLACES, null)).toBe(false);
  expect(changes("retention", [{ role: "admin", place: "county" }], PLACES, null)).toBe(true);
});

test("every register gives back its address", () => {
  const at = { page: "registers", school: "point" };

  expect(officeRoute(REGISTERS)).toEqual({ page: "registers", school: null, area: null });
  expect(officeRoute(wideHash("terms"))).toMatchObject({ school: null, area: "terms" });
  expect(officeRoute(schoolHash("point"))).toEqual({ ...at, area: null, id: null, sub: null });
  expect(officeRoute(areaHash("point", "people", "p"))).toMatchObject({ area: "people", id: "p" });
  expect(officeRoute(areaHash("point", "children", "c", "k"))).toMatchObject({ id: "c", sub: "k" });
  expect(officeRoute("#/office/at/point/nothing/x")).toEqual({
    ...at,
    area: null,
    id: null,
    sub: null,
  });
});
