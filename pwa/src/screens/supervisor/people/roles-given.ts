/** What somebody may give to others: roles at a place, and a place at another school. */

import type { PlaceType } from "../../../models/office-places";
import { changes } from "../registers/doors";
import { type AtSchool, standings } from "../registers/standpoint";

const AT_SCHOOLS = ["teacher", "group_leader", "counsellor", "head"];

/** The roles that are given at each type of place. */
const AT: Readonly<Record<PlaceType, readonly string[]>> = {
  municipal: ["municipal", "admin"],
  bureau: ["supervisor", "trainer", "admin"],
  training: ["trainer"],
  central: [...AT_SCHOOLS, "township"],
  school: AT_SCHOOLS,
  point: AT_SCHOOLS,
  kindergarten: AT_SCHOOLS,
};

const GIVES: Readonly<Record<string, readonly string[]>> = {
  head: ["teacher", "group_leader", "counsellor"],
  township: ["teacher", "group_leader", "counsellor", "head"],
  supervisor: ["teacher", "group_leader", "counsellor", "head", "township"],
  admin: [...AT_SCHOOLS, "township", "supervisor", "trainer", "municipal", "admin"],
};

/** The roles to choose from, in the order of every list. */
export function rolesToGive({ places, school }: AtSchool): readonly string[] {
  const mine = standings().filter(({ role, place }) =>
    role === "head" ? place === school : places.isUnder(school, place),
  );
  const given = new Set(mine.flatMap(({ role }) => GIVES[role] ?? []));
  const type = places.get(school)?.type;
  return (type === undefined ? [] : AT[type]).filter((role) => given.has(role));
}

/** The other schools whose people somebody looks after, too: only there can they move people. */
export function schoolsToMoveTo({ places, school }: AtSchool): readonly string[] {
  return places.schools
    .map(({ id }) => id)
    .filter((id) => id !== school && changes("people", standings(), places, id));
}
