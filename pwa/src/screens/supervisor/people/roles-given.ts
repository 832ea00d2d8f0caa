/** What somebody may give to others: roles at a place, and a place at another school. */

import { changes } from "../registers/doors";
import { isSchool } from "../registers/places";
import { type AtSchool, standings } from "../registers/standpoint";

const AT_SCHOOLS = ["teacher", "group_leader", "counsellor", "head"];
const AT_OFFICES = ["township", "supervisor", "trainer", "municipal", "admin"];

const GIVES: Readonly<Record<string, readonly string[]>> = {
  head: ["teacher", "group_leader", "counsellor"],
  township: ["teacher", "group_leader", "counsellor", "head"],
  supervisor: ["teacher", "group_leader", "counsellor", "head", "township"],
  admin: [...AT_SCHOOLS, ...AT_OFFICES],
};

/** The roles to choose from, those of schools first; a central school is an office as well. */
export function rolesToGive({ places, school }: AtSchool): readonly string[] {
  const mine = standings().filter(({ role, place }) =>
    role === "head" ? place === school : places.isUnder(school, place),
  );
  const given = new Set(mine.flatMap(({ role }) => GIVES[role] ?? []));
  const place = places.get(school);
  const fitting = [
    ...(place === undefined || isSchool(place) ? AT_SCHOOLS : []),
    ...(place?.type === "central" ? ["township"] : []),
    ...(place !== undefined && !isSchool(place) ? AT_OFFICES : []),
  ];
  return fitting.filter((role) => given.has(role));
}

/** The other schools whose people somebody looks after, too: only there can they move people. */
export function schoolsToMoveTo({ places, school }: AtSchool): readonly string[] {
  return places.schools
    .map(({ id }) => id)
    .filter((id) => id !== school && changes("people", standings(), places, id));
}
