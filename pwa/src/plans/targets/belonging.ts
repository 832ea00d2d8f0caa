/** For whom a record or a placement counts. */

import type { Days } from "./calendar";
import { number } from "./days";
import type { Each, Fact, Subject, Target, World } from "./shapes";

/** A day, as a number, that no plan reaches. */
const FOREVER = 1e6;

/** The ids of those for whom a record of a day counts, whether or not a target is for them. */
export type Finder = (fact: Fact, day: number) => Iterable<string>;

/** The first and the last day of somebody, as numbers. */
export function ownDays({ since, until }: Subject): Days {
  return [since ? number(since) : -FOREVER, until ? number(until) : FOREVER];
}

/** Tells for whom records count. */
export function finder({ each, count }: Target, { subjects }: World): Finder {
  if (each === "link") return links(subjects.link ?? []);
  if (each === "placement") return placements(subjects.placement ?? []);
  if (each === "lesson") return ({ refs }) => new Set(refs[count.linked ?? ""]);
  if (each === "child") return ({ children }) => new Set(children);
  if (each === "class") return (fact) => new Set([...(fact.classes ?? []), ...one(fact.class)]);
  return (fact) => one(fact[each]);
}

function one(named: string | null | undefined): readonly string[] {
  return named ? [named] : [];
}

/** Who names other schools counts for their links with its own, who names none for all. */
function links(known: readonly Subject[]): Finder {
  const at = grouped(
    known.flatMap((link) => (link.schools ?? []).map((place) => [place, link] as const)),
  );
  return ({ school, schools }) => {
    const places = new Set([school, ...schools]);
    const near = new Set([...places].flatMap((place) => at.get(place) ?? []));
    const counted = [...near].filter(
      (link) => places.size === 1 || (link.schools ?? []).every((place) => places.has(place)),
    );
    return counted.map(({ id }) => id);
  };
}

/** Who is placed at a school counts there while it lasts, unless the record says which it is. */
function placements(known: readonly Subject[]): Finder {
  const at = grouped(
    known.map((each) => [`${each.person ?? ""} ${each.school ?? ""}`, each] as const),
  );
  return ({ placement, person, school }, day) => {
    if (placement) return [placement];
    const there = (at.get(`${person} ${school}`) ?? []).filter((each) => {
      const [first, last] = ownDays(each);
      return first <= day && day <= last;
    });
    return there.map(({ id }) => id);
  };
}

/** For whom a placement itself counts: its link, its host, its person or the placement alone. */
export function placed(
  { id, school = "", home, person = "" }: Subject,
  each: Each,
  links: readonly Subject[],
): readonly string[] {
  if (each === "school") return [school];
  if (each === "person") return [person];
  if (each === "placement") return [id];
  if (each !== "link") return [];
  const between = links.filter(
    ({ schools = [] }) => schools.includes(school) && (!home || schools.includes(home)),
  );
  return between.map((link) => link.id);
}

/** Values by key, in order. */
export function grouped<T>(pairs: Iterable<readonly [string, T]>): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const known = found.get(key);
    if (known) known.push(value);
    else found.set(key, [value]);
  }
  return found;
}
