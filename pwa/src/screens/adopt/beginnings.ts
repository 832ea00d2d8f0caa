/** What somebody can begin a plan from here, with the days and blanks that are likely theirs. */

import type { Localized } from "../../forms/compiled";
import { addDays } from "../../forms/week";
import { local } from "../../i18n/local";
import { places, profile, type Term, terms } from "../../models/library";
import { type Plan, plans, templates } from "../../models/plans";
import { session } from "../../models/session";
import {
  type Beginning,
  type Blanks,
  beginningOf,
  type Choices,
  yearWords,
} from "../../plans/adopting";
import type { Template } from "../../plans/shapes";
import type { PlacementHere } from "../../plans/world";
import { term, today } from "../clock";

interface Days {
  readonly from: string;
  readonly to: string;
}

/** The templates of plans that a person keeps for themselves. */
export function ownTemplates(): readonly Template[] {
  const own = templates.value.filter(({ owner }) => owner === "person");
  return [...own].sort((one, other) => distance(one) - distance(other));
}

/** How far a template is from what somebody does: those for the placement that they have first. */
function distance(template: Template): number {
  if (placedFor(template)) return 0;
  return template.period === "placement" ? 2 : 1;
}

/** Plans of this person that another can be made after, the newest first. */
export function ownPlans(): readonly Plan[] {
  return plans.value.filter(({ mine }) => mine);
}

/** What the template or plan of this id gives to begin with; null when it is not here. */
export function beginFrom(id: string): { beginning: Beginning; choices: Choices } | null {
  const template = templates.value.find((each) => each.id === id);
  if (template) {
    const days = likelyDays(template);
    const beginning = beginningOf(template, session.value?.user ?? "", blanksFor(days));
    return { beginning, choices: untouched(beginning, days) };
  }
  const before = plans.value.find(({ rid }) => rid === id);
  if (!before) return null;
  const groups = before.groups.map((group) => ({
    ...group,
    measures: group.measures.map((measure) => ({ ...measure, need: null })),
  }));
  const beginning = { ...before, groups, copied: before.rid };
  return { beginning, choices: untouched(beginning, likelyDays({ period: "term" })) };
}

/** What stands in a plan that is to be changed. */
export function choicesOf(plan: Plan): Choices {
  return untouched(plan, plan);
}

function untouched(beginning: Beginning, { from, to }: Days): Choices {
  const none = { off: new Set<string>(), words: new Map(), need: new Map() };
  return { title: local(beginning.title), from, to, ...none };
}

/** The days of the placement that runs or comes next, of the term, or of the school year. */
function likelyDays(template: Pick<Template, "period" | "length">): Days {
  const { period, length } = template;
  const day = today.value;
  const placed = period === "placement" ? placedFor(template) : undefined;
  if (placed) return { from: placed.from, to: placed.to };
  if (length === "three-day") return { from: day, to: addDays(day, 2) };
  const now = term.value;
  if (!now) return { from: day, to: day };
  if (period !== "year") return { from: now.from, to: now.to };
  const year = terms.value.filter((each) => schoolYear(each) === schoolYear(now));
  const days = year.flatMap(({ from, to }) => [from, to]).sort();
  return { from: days[0] ?? now.from, to: days.pop() ?? now.to };
}

/** The placement that runs or comes next and is as long as such a plan. */
function placedFor({ length }: Pick<Template, "length">): PlacementHere | undefined {
  return placement(({ type }) => (type === "three-day") === (length === "three-day"));
}

function placement(fits: (one: PlacementHere) => boolean = () => true): PlacementHere | undefined {
  const day = today.value;
  const all = ((profile.value?.placements ?? []) as readonly PlacementHere[]).filter(fits);
  return all.find(({ from, to }) => from <= day && day <= to) ?? all.find(({ from }) => from > day);
}

/** The year in which the school year of a term began, in August or September. */
function schoolYear({ from }: Term): number {
  return Number(from.slice(0, 4)) - (from.slice(5, 7) < "08" ? 1 : 0);
}

function blanksFor(days: Days): Blanks {
  const own = profile.value;
  const school = placeNamed(own?.home_school ?? null);
  const host = placeNamed(placement()?.host ?? null) ?? school;
  const above = places.value.find(({ id }) => id === own?.home_school)?.parent ?? null;
  const township = placeNamed(above);
  const name = own?.name ? { zh: own.name, en: own.name } : undefined;
  const known = { name, school, host, township, year: yearWords(days) };
  return Object.fromEntries(Object.entries(known).filter(([, words]) => words)) as Blanks;
}

function placeNamed(id: string | null): Localized | undefined {
  return places.value.find((each) => each.id === id)?.name;
}
