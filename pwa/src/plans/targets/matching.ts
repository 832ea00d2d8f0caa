/** Which records and placements count for a target, and for whom there are lines. */

import { finder, grouped, ownDays, placed } from "./belonging";
import type { Days } from "./calendar";
import { isDay, number, weekday, written } from "./days";
import { common } from "./periods";
import type { Count, Fact, Of, Subject, Target, Where, World } from "./shapes";

/**
 * Something that counts: a record on its day, or a placement over its days.
 *
 * Of `values` each different one counts, where a target asks for that, and `unnamed` more.
 */
export interface Item {
  readonly days: Days;
  readonly rid: string;
  readonly values: readonly string[];
  readonly unnamed: number;
}

/** A world made ready for many targets: its days as numbers, each record once, by form. */
export interface Index {
  readonly world: World;
  readonly span: Days;
  readonly today: number;
  readonly byForm: ReadonlyMap<string, readonly Fact[]>;
}

type Dated = readonly [day: number, fact: Fact];

/** A world made ready. */
export function indexOf(world: World): Index {
  const [first, last] = world.span;
  const once = new Map(world.facts.map((fact) => [fact.rid, fact]));
  const byForm = grouped([...once.values()].map((fact) => [fact.form, fact]));
  return { world, span: [number(first), number(last)], today: number(world.today), byForm };
}

/** Those for whom a target is counted, in the order of the world; lessons by their days. */
export function subjectsOf(index: Index, { each, of = {} }: Target): readonly Subject[] {
  if (each !== "lesson") {
    return (index.world.subjects[each] ?? []).filter((subject) => isMeant(subject, of));
  }
  return facts(index, of.form, of.where)
    .sort((one, other) => one[0] - other[0] || order(one[1], other[1]))
    .map(lesson);
}

/** What counts for a target, by the id of the subject. */
export function itemsOf(index: Index, target: Target): ReadonlyMap<string, readonly Item[]> {
  const { count, each } = target;
  const { subjects } = index.world;
  if (count.placements) {
    return grouped(
      placements(index, count.placements).flatMap(([placement, item]) =>
        placed(placement, each, subjects.link ?? []).map((subject) => [subject, item] as const),
      ),
    );
  }
  const found = finder(target, index.world);
  return grouped(
    counted(index, count).flatMap(([day, fact]) => {
      const item = itemOf(day, fact, count);
      return [...found(fact, day)].map((subject) => [subject, item] as const);
    }),
  );
}

function counted(
  index: Index,
  { form, where, without = [], linked, linked_by: by, on }: Count,
): readonly Dated[] {
  const named =
    by && new Set(facts(index, by.form).flatMap(([, { refs }]) => refs[by.question] ?? []));
  return facts(index, form, where, on).filter(
    ([, { rid, choices, refs }]) =>
      !without.some((question) => choices[question]?.length) &&
      (!linked || refs[linked]?.length) &&
      (!named || named.has(rid)),
  );
}

/** The records of a form within the span that hold one of the choices, with their days. */
function facts({ span, byForm }: Index, form = "", where: Where = {}, on?: string): Dated[] {
  const wanted = Object.entries(where);
  const found: Dated[] = [];
  for (const fact of byForm.get(form) ?? []) {
    const day = number(dayOf(fact, on));
    const held = ([question, values]: (typeof wanted)[number]) =>
      fact.choices[question]?.some((choice) => values.includes(choice));
    if (span[0] <= day && day <= span[1] && wanted.every(held)) found.push([day, fact]);
  }
  return found;
}

/** Placements that have begun, and were there within the span. */
function placements(
  { world, span, today }: Index,
  types: readonly string[],
): readonly (readonly [Subject, Item])[] {
  return (world.subjects.placement ?? []).flatMap((placement) => {
    const { id: rid, type, person = "" } = placement;
    const days = ownDays(placement);
    const [first, last] = common(days, span);
    if (!type || !types.includes(type) || first > Math.min(last, today)) return [];
    return [[placement, { days, rid, values: [person], unnamed: 0 }] as const];
  });
}

/** The day for which a record counts: that of the question `on`, or its own. */
export function dayOf({ choices, day }: Fact, on?: string): string {
  const named = on && choices[on]?.[0];
  return named && isDay(named) ? named : day;
}

/** The order of two records by their ids. */
export function order(one: { readonly rid: string }, other: { readonly rid: string }): number {
  return one.rid < other.rid ? -1 : 1;
}

function isIn(wanted: readonly string[] | undefined): (value: string | null) => boolean {
  return (value) => !wanted || (value !== null && wanted.includes(value));
}

function itemOf(day: number, fact: Fact, { different, unnamed, where }: Count): Item {
  const { rid, children, person, choices, refs, numbers } = fact;
  const item: Item = { days: [day, day], rid, values: [], unnamed: 0 };
  if (!different) return item;
  const known = { child: children, person: [person] }[different];
  const chosen = (choices[different] ?? refs[different] ?? []).filter(isIn(where?.[different]));
  const more = Math.trunc(numbers?.[unnamed ?? ""] ?? 0);
  return { ...item, values: known ?? chosen, unnamed: Math.max(0, more) };
}

function isMeant(subject: Subject, { tier, role, type, categories }: Of): boolean {
  return (
    isIn(tier)(subject.tier ?? null) &&
    isIn(role)(subject.role ?? null) &&
    isIn(type)(subject.type ?? null) &&
    (!categories || (subject.categories ?? []).some(isIn(categories)))
  );
}

/** A lesson that was given: what belongs to it is expected in the same week. */
function lesson([day, { rid }]: Dated): Subject {
  return { id: rid, since: written(day), until: written(day + 6 - weekday(day)) };
}
