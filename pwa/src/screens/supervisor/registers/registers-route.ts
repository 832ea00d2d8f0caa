/** The addresses of the registers: the people, places and children of a school, and the county's. */

/** What is kept of one school. */
export const SCHOOL_AREAS = [
  "people",
  "classes",
  "children",
  "placements",
  "pairs",
  "devices",
  "imports",
  "audit",
] as const;

/** What is kept of all the places below one's own. */
export const WIDE_AREAS = ["places", "links", "terms", "support-teams", "retention"] as const;

export type SchoolArea = (typeof SCHOOL_AREAS)[number];
export type WideArea = (typeof WIDE_AREAS)[number];

/** The doors of all schools together, or one of their registers. */
export interface WideRoute {
  readonly page: "registers";
  readonly school: null;
  readonly area: WideArea | null;
}

/** The doors of a school, one of its registers, one entry of it, or one entry under that. */
export interface SchoolRoute {
  readonly page: "registers";
  readonly school: string;
  readonly area: SchoolArea | null;
  readonly id: string | null;
  readonly sub: string | null;
}

export type RegistersRoute = WideRoute | SchoolRoute;

/** Reads the parts of an address after `#/office/`; null when it is of no register. */
export function registersRoute(parts: readonly string[]): RegistersRoute | null {
  const [first, second = "", third, id, sub] = parts;
  if (first === "registers") {
    const area = WIDE_AREAS.find((each) => each === second) ?? null;
    return { page: "registers", school: null, area };
  }
  if (first !== "at" || second === "") return null;
  const area = SCHOOL_AREAS.find((each) => each === third) ?? null;
  const entry = (area && id) || null;
  return { page: "registers", school: second, area, id: entry, sub: (entry && sub) || null };
}

export const REGISTERS = "#/office/registers";

export function wideHash(area: WideArea): string {
  return `${REGISTERS}/${area}`;
}

/** Ids are base64url text: nothing in them needs escaping. */
export function schoolHash(school: string): string {
  return `#/office/at/${school}`;
}

export function areaHash(school: string, area: SchoolArea, ...ids: readonly string[]): string {
  return [schoolHash(school), area, ...ids].join("/");
}
