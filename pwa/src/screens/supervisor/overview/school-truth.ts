/** What a list of schools says in one line, with silence told apart from absence. */

import type { SchoolRow, SchoolState } from "../../../models/office-shapes";

export const STATES: readonly SchoolState[] = ["logged", "quiet", "not-heard", "not-expected"];

export interface SchoolsTruth {
  readonly total: number;
  readonly count: Readonly<Record<SchoolState, number>>;
  /** Since when the longest unheard school is unheard; null when never, or when all were heard. */
  readonly unheardSince: number | null;
}

/** Counts the schools of each state. */
export function schoolsTruth(schools: readonly SchoolRow[]): SchoolsTruth {
  const count = { logged: 0, quiet: 0, "not-heard": 0, "not-expected": 0 };
  for (const school of schools) count[school.state] += 1;
  const silent = schools.filter((school) => school.state === "not-heard");
  const since = silent.map((school) => school.heard).filter((heard) => heard !== null);
  return {
    total: schools.length,
    count,
    unheardSince: since.length > 0 ? Math.min(...since) : null,
  };
}

export interface SchoolGroup {
  /** The township's central school, where the list knows it. */
  readonly head: SchoolRow | null;
  readonly schools: readonly SchoolRow[];
}

/** The schools under their township, everything in the order the server gave. */
export function byTownship(schools: readonly SchoolRow[]): readonly SchoolGroup[] {
  const known = new Map(schools.map((school) => [school.id, school]));
  const groups = new Map<string, SchoolRow[]>();
  for (const school of schools) {
    const root = rootOf(school, known);
    groups.set(root, [...(groups.get(root) ?? []), school]);
  }
  return [...groups].map(([root, members]) => ({
    head: known.get(root) ?? null,
    schools: members,
  }));
}

function rootOf(school: SchoolRow, known: ReadonlyMap<string, SchoolRow>): string {
  if (school.parent === null) return school.id;
  const parent = known.get(school.parent);
  return parent ? rootOf(parent, known) : school.type === "central" ? school.id : school.parent;
}
