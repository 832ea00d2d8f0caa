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
  readonly first: number;
  readonly last: number;
  readonly rid: string;
  readonly values: readonly string[];
  readonly unnamed: number;
}

/** A world made ready for many targets: its days as numbers, each record once, by form. */
export class Index {
  readonly world: World;
  readonly span: Days;
  readonly today: number;
  readonly #byForm: ReadonlyMap<string, readonly Fact[]>;

  constructor(world: World) {
    this.world = world;
    this.span = [number(world.span[0]), number(world.span[1])];
    this.today = number(world.today);
    const once = new Map(world.facts.map((fact) => [fact.rid, fact]));
    this.#byForm = grouped([...once.values()].map((fact) => [fact.form, fact]));
  }

  /** All records of a form, those outside the span too. */
  ofForm(form: string): readonly Fact[] {
    return this.#byForm.get(form) ?? [];
  }

  /** Those for whom a target is counted, in the order of the world; lessons by their days. */
  subjects({ each, of = {} }: Target): readonly Subject[] {
    if (each !== "lesson") {
      return (this.world.subjects[each] ?? []).filter((subject) => isMeant(subject, of));
    }
    const found = this.#facts(of.form ?? "", of.where);
    return found.sort((one, other) => one[0] - other[0] || order(one[1], other[1])).map(lesson);
  }

  /** What counts for a target, by the id of the subject. */
  items(target: Target): ReadonlyMap<string, readonly Item[]> {
    const { count, each } = target;
    if (count.placements) {
      const links = this.world.subjects.link ?? [];
      return grouped(
        this.#placements(count.placements).flatMap(([placement, item]) =>
          placed(placement, each, links).map((subject) => [subject, item] as const),
        ),
      );
    }
    const subjectsOf = finder(target, this.world);
    return grouped(
      this.#counted(count).flatMap(([day, fact]) => {
        const item = itemOf(day, fact, count);
        return [...subjectsOf(fact, day)].map((subject) => [subject, item] as const);
      }),
    );
  }

  #counted({ form = "", where, without = [], linked, linked_by, on }: Count): [number, Fact][] {
    const named =
      linked_by &&
      new Set(
        this.#facts(linked_by.form).flatMap(([, { refs }]) => refs[linked_by.question] ?? []),
      );
    return this.#facts(form, where, on).filter(
      ([, { rid, choices, refs }]) =>
        !without.some((question) => choices[question]?.length) &&
        (!linked || refs[linked]?.length) &&
        (!named || named.has(rid)),
    );
  }

  /** The records of a form within the span that hold one of the choices, with their days. */
  #facts(form: string, where: Where = {}, on?: string): [number, Fact][] {
    const [first, last] = this.span;
    const found: [number, Fact][] = [];
    for (const fact of this.ofForm(form)) {
      const day = number(dayOf(fact, on));
      if (first <= day && day <= last && holds(fact.choices, where)) found.push([day, fact]);
    }
    return found;
  }

  /** Placements that have begun, and were there within the span. */
  #placements(types: readonly string[]): [Subject, Item][] {
    const found: [Subject, Item][] = [];
    for (const placement of this.world.subjects.placement ?? []) {
      const [first, last] = ownDays(placement);
      const there = common([first, last], this.span);
      if (!types.includes(placement.type ?? "")) continue;
      if (there[0] > Math.min(there[1], this.today)) continue;
      const values = [placement.person ?? ""];
      found.push([placement, { first, last, rid: placement.id, values, unnamed: 0 }]);
    }
    return found;
  }
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

function holds(choices: Where, where: Where): boolean {
  return Object.entries(where).every(([question, wanted]) =>
    choices[question]?.some((choice) => wanted.includes(choice)),
  );
}

function itemOf(day: number, fact: Fact, { different, unnamed, where }: Count): Item {
  const item = { first: day, last: day, rid: fact.rid, values: [], unnamed: 0 };
  if (!different) return item;
  const more = Math.max(0, Math.trunc(fact.numbers?.[unnamed ?? ""] ?? 0));
  return { ...item, values: valuesOf(fact, different, where?.[different]), unnamed: more };
}

function valuesOf(
  { children, person, choices, refs }: Fact,
  different: string,
  wanted: readonly string[] | undefined,
): readonly string[] {
  if (different === "child") return children;
  if (different === "person") return [person];
  const chosen = choices[different] ?? refs[different] ?? [];
  return wanted ? chosen.filter((choice) => wanted.includes(choice)) : chosen;
}

function isMeant({ tier, role, type, categories = [] }: Subject, of: Of): boolean {
  return (
    (!of.tier || of.tier.includes(tier ?? "")) &&
    (!of.role || of.role.includes(role ?? "")) &&
    (!of.type || of.type.includes(type ?? "")) &&
    (!of.categories || categories.some((each) => of.categories?.includes(each)))
  );
}

/** A lesson that was given: what belongs to it is expected in the same week. */
function lesson([day, { rid }]: readonly [number, Fact]): Subject {
  return { id: rid, since: written(day), until: written(day + 6 - weekday(day)) };
}
