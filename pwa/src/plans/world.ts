/** What a plan is counted in on this phone: whom it concerns here, and what was written of them. */

import type { Child, Person, Place, SchoolClass, Term } from "../models/library";
import type { PlanBody } from "./shapes";
import type { Each, Fact, Subject, World } from "./targets/shapes";
import { tiered } from "./tiers";

/** What this phone has of a person's work and school. */
export interface Known {
  /** User id of whoever holds the phone. */
  readonly me: string;
  readonly role: string;
  /** The schools where this person works, and those of them that they lead. */
  readonly schools: readonly string[];
  readonly led: readonly string[];
  /** The classes whose team this person is in. */
  readonly taught: readonly string[];
  readonly classes: readonly SchoolClass[];
  readonly children: readonly Child[];
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly terms: readonly Term[];
  readonly pairs: readonly PairHere[];
  readonly placements: readonly PlacementHere[];
  readonly focus: readonly FocusHere[];
}

/** A pair of the organisation, or one that is registered here. */
export interface PairHere {
  readonly id: string;
  readonly sides: readonly string[];
  readonly schools: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

export interface PlacementHere {
  readonly id?: string;
  readonly type: string;
  readonly host: string;
  readonly from: string;
  readonly to: string;
}

/** A child of the focus register. */
export interface FocusHere {
  readonly child: string;
  readonly categories: readonly string[];
  readonly responsible: string;
  /** The day of the first entry: a newer one takes nothing back. */
  readonly since: string;
}

type Subjects = Partial<Record<Each, readonly Subject[]>>;

/** The world of one plan on one day. */
export function worldOf(
  plan: Pick<PlanBody, "owner" | "from" | "to">,
  known: Known,
  facts: readonly Fact[],
  today: string,
): World {
  const subjects = subjectsOf(plan, known);
  return {
    today,
    span: [plan.from, plan.to],
    terms: known.terms.map(({ from, to, week1, holidays }) => ({
      from,
      to,
      week1,
      holidays: holidays.map(([first, last]) => [first, last] as const),
    })),
    subjects: { ...subjects, person: tiered(subjects.person ?? [], facts) },
    facts,
  };
}

/** Whom the plan concerns, as far as this phone knows them. */
export function subjectsOf({ owner }: Pick<PlanBody, "owner">, known: Known): Subjects {
  if (owner.kind === "person") return ofPerson(owner.id, known);
  const within = owner.kind === "school" ? [owner.id] : known.schools;
  const led = within.filter((school) => known.led.includes(school));
  const own = ofPerson(known.me, known);
  const here = known.schools.filter((school) => within.includes(school));
  return {
    ...own,
    person: led.length > 0 ? colleagues(known) : (own.person ?? []),
    class: known.classes
      .filter((each) => led.includes(each.school) || known.taught.includes(each.id))
      .filter((each) => within.includes(each.school) && !each.closed)
      .map(classSubject),
    pair: known.pairs
      .filter(({ sides, schools }) => sides.includes(known.me) || schools.some(isIn(led)))
      .map(pairSubject),
    school: here.map((id) => ({ id })),
  };
}

/**
 * Whether all that counts for a line is on this phone, so that its number is the whole truth. What
 * a class writes together is with all its teachers, all else with its author and the head.
 */
export function countsWhole(
  { kind, id }: { readonly kind: Each; readonly id: string },
  known: Known,
  ofClass: boolean,
): boolean {
  if (kind === "person" && id === known.me) return true;
  if (kind === "link") return false;
  if (ofClass) return kind === "class" ? known.taught.includes(id) : kind === "child";
  if (kind === "school") return known.led.includes(id);
  if (kind === "class" || kind === "person" || kind === "lesson") return known.led.length > 0;
  return kind !== "child";
}

function ofPerson(id: string, known: Known): Subjects {
  const mine = id === known.me;
  const role = mine ? known.role : roleOf(id, known);
  const taught = mine ? known.taught : [];
  return {
    person: [{ id, role }],
    class: known.classes
      .filter((each) => taught.includes(each.id) && !each.closed)
      .map(classSubject),
    child: known.focus
      .filter(({ responsible }) => responsible === id)
      .flatMap((each) => focusSubject(each, known)),
    pair: known.pairs.filter(({ sides }) => sides.includes(id)).map(pairSubject),
    placement: mine ? known.placements.map((each) => placementSubject(each, id)) : [],
    school: known.schools.map((school) => ({ id: school })),
  };
}

function colleagues({ people }: Known): readonly Subject[] {
  return people.map(({ id, role, left }) => ({
    id,
    role,
    ...(left ? { until: left } : {}),
  }));
}

function roleOf(id: string, { people }: Known): string {
  return people.find((each) => each.id === id)?.role ?? "teacher";
}

function classSubject({ id, school, size }: SchoolClass): Subject {
  return { id, school, size: size ?? 0 };
}

function focusSubject(
  { child, categories, since }: FocusHere,
  { children }: Known,
): readonly Subject[] {
  const found = children.find(({ id }) => id === child);
  return found ? [{ id: child, categories, since, until: found.left ?? null }] : [];
}

function pairSubject({ id, from, to }: PairHere): Subject {
  return { id, since: from, until: to };
}

function placementSubject({ id, type, host, from, to }: PlacementHere, person: string): Subject {
  return { id: id ?? `${host} ${from}`, person, school: host, type, since: from, until: to };
}

function isIn(list: readonly string[]): (id: string) => boolean {
  return (id) => list.includes(id);
}
