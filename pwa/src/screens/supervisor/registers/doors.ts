/** Which registers somebody may open, and which they may change there: the policy as the page needs it. */

import type { IconName } from "../../../components/icon";
import { isSchool, type Places } from "./places";
import type { SchoolArea, WideArea } from "./registers-route";
import { SCHOOL_AREAS, WIDE_AREAS } from "./registers-route";

type Area = SchoolArea | WideArea;

interface Door {
  readonly icon: IconName;
  /** The roles that may look, and those that may change something. */
  readonly reads: readonly string[];
  readonly changes: readonly string[];
}

const ABOVE = ["township", "supervisor", "admin"];

export const DOORS: Readonly<Record<Area, Door>> = {
  people: { icon: "people", reads: ["head", ...ABOVE], changes: ["head", ...ABOVE] },
  classes: { icon: "board", reads: ["head", ...ABOVE], changes: ["head", "township", "admin"] },
  children: { icon: "child", reads: ["head"], changes: ["head"] },
  placements: { icon: "flag", reads: ["head", ...ABOVE], changes: ABOVE },
  pairs: { icon: "chat", reads: ["head", ...ABOVE], changes: ["head", ...ABOVE] },
  devices: { icon: "device", reads: ["head", ...ABOVE], changes: ["head", "township", "admin"] },
  imports: {
    icon: "upload",
    reads: ["head", "township", "admin"],
    changes: ["head", "township", "admin"],
  },
  audit: { icon: "history", reads: ["head", "admin"], changes: [] },
  places: { icon: "school", reads: ABOVE, changes: ABOVE },
  links: { icon: "door", reads: ["head", ...ABOVE], changes: ["supervisor", "admin"] },
  terms: { icon: "calendar", reads: ["head", ...ABOVE], changes: ["supervisor", "admin"] },
  "support-teams": {
    icon: "star",
    reads: ["supervisor", "admin"],
    changes: ["supervisor", "admin"],
  },
  retention: { icon: "clock", reads: ["supervisor", "admin"], changes: ["admin"] },
};

/** What somebody is: a role at a place. */
export interface Standing {
  readonly role: string;
  readonly place: string;
}

/** Whether one of the roles named by a door reaches `school`; without a school, whether one is held. */
function holds(
  roles: readonly string[],
  standings: readonly Standing[],
  places: Places,
  school: string | null,
): boolean {
  return standings.some(({ role, place }) => {
    if (!roles.includes(role)) return false;
    if (school === null) return true;
    return role === "head" ? place === school : places.isUnder(school, place);
  });
}

/** What is kept of an office that is no school. */
const OFFICE_AREAS: readonly SchoolArea[] = ["people", "devices"];

/** The registers of a school, or of an office, that somebody may open. */
export function schoolDoors(
  standings: readonly Standing[],
  places: Places,
  school: string,
): readonly SchoolArea[] {
  const place = places.get(school);
  const kept = place === undefined || isSchool(place) ? SCHOOL_AREAS : OFFICE_AREAS;
  return kept.filter((area) => holds(DOORS[area].reads, standings, places, school));
}

/** The registers of no one school that somebody may open. */
export function wideDoors(standings: readonly Standing[], places: Places): readonly WideArea[] {
  return WIDE_AREAS.filter((area) => holds(DOORS[area].reads, standings, places, null));
}

/** Whether somebody may change what is behind a door. */
export function changes(
  area: Area,
  standings: readonly Standing[],
  places: Places,
  school: string | null,
): boolean {
  return holds(DOORS[area].changes, standings, places, school);
}
