/** Who is a new teacher and who an experienced one: what each last said in a note of their own. */

import type { Fact, Subject } from "./targets/shapes";

const FORM = "note";
const QUESTION = "tier";

/** The same people, each with the `tier` of their newest note: "new", "exp" or null. */
export function tiered(people: readonly Subject[], facts: readonly Fact[]): readonly Subject[] {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.form !== FORM || !fact.choices[QUESTION]?.length) continue;
    const known = newest.get(fact.person);
    if (!known || order(known) < order(fact)) newest.set(fact.person, fact);
  }
  return people.map((one) => ({
    ...one,
    tier: newest.get(one.id)?.choices[QUESTION]?.slice(-1)[0] ?? null,
  }));
}

/** Days and ids are ASCII, so that both halves put them in one order. */
function order({ day, rid }: Fact): string {
  return `${day}/${rid}`;
}
