/** How far the plans on this phone are: every line is counted once, and again when rows change. */

import { computed, type ReadonlySignal } from "@preact/signals";
import {
  children,
  classes,
  formVersion,
  grants,
  pairs,
  people,
  places,
  profile,
  terms,
} from "../../models/library";
import type { Plan } from "../../models/plans";
import { type RecordView, records } from "../../models/records";
import { session } from "../../models/session";
import { factOf } from "../../plans/facts";
import { targetsOf } from "../../plans/shapes";
import { progressOf } from "../../plans/targets/progress";
import type { Fact, Line } from "../../plans/targets/shapes";
import {
  type FocusHere,
  type Known,
  type PairHere,
  type PlacementHere,
  worldOf,
} from "../../plans/world";
import { today } from "../clock";

/** Every finished record on this phone as counting sees it. */
const facts: ReadonlySignal<readonly Fact[]> = computed(() =>
  records.value.flatMap((record) => {
    const counts = record.state !== "draft" && record.date <= today.value;
    const form = counts ? formVersion(record.form, record.version) : null;
    return form ? [factOf(record, form)] : [];
  }),
);

/** The pairs of the organisation that this person holds, and those registered here. */
export const pairsHere: ReadonlySignal<readonly PairHere[]> = computed(() => [
  ...pairs.value.map((pair) => ({
    id: pair.id,
    sides: texts(pair.supporter, pair.supported),
    schools: texts(pair.supporter_school, pair.supported_school),
    from: pair.from ?? null,
    to: pair.to ?? null,
  })),
  ...registered("pair").map(({ rid, answers, date }) => ({
    id: rid,
    sides: texts(answers.supporter, answers.supported),
    schools: texts(answers.supporter_school, answers.supported_school),
    from: texts(answers.start)[0] ?? date,
    to: texts(answers.end)[0] ?? null,
  })),
]);

/** The children of the focus register, each as the newest entry says, from the day of the first. */
export const focusHere: ReadonlySignal<readonly FocusHere[]> = computed(() => {
  const found = new Map<string, FocusHere>();
  for (const { answers, date } of registered("focus")) {
    const [child = ""] = texts(answers.child);
    const newer = found.get(child);
    if (newer) {
      found.set(child, { ...newer, since: newer.since < date ? newer.since : date });
      continue;
    }
    const [responsible = ""] = texts(answers.responsible);
    const categories = texts(...[answers.categories ?? []].flat());
    found.set(child, { child, categories, responsible, since: date });
  }
  return [...found.values()];
});

/** What this phone knows of this person's work and school. */
export const known: ReadonlySignal<Known> = computed(() => {
  const own = profile.value;
  const held = (kind: string, as?: string) => {
    const all = grants.value.filter(({ role }) => as === undefined || role === as);
    const keys = all.map(({ key }) => key.split("/")).filter(([first]) => first === kind);
    return [...new Set(keys.map(([, id = ""]) => id))];
  };
  const led = held("school", "leader");
  return {
    me: session.value?.user ?? "",
    role: led.length > 0 ? "head" : "teacher",
    schools: held("school"),
    led,
    taught: held("class", "team"),
    classes: classes.value,
    children: children.value,
    people: people.value,
    places: places.value,
    terms: terms.value,
    pairs: pairsHere.value,
    placements: (own?.placements ?? []) as readonly PlacementHere[],
    focus: focusHere.value,
  };
});

/** Another one each time that anything counted may have changed. */
const counting = computed(() => ({ facts: facts.value, known: known.value, today: today.value }));
const counted = new WeakMap<Plan, { readonly by: object; readonly lines: readonly Line[] }>();

/** All lines of a plan as this phone counts them. */
export function linesOf(plan: Plan): readonly Line[] {
  const by = counting.value;
  const before = counted.get(plan);
  if (before?.by === by) return before.lines;
  const world = worldOf(plan, by.known, by.facts, by.today);
  const lines = progressOf(
    targetsOf(plan).map(([, target]) => target),
    world,
  );
  counted.set(plan, { by, lines });
  return lines;
}

function registered(form: string): readonly RecordView[] {
  return records.value.filter((each) => each.form === form && each.state !== "draft");
}

function texts(...values: readonly unknown[]): string[] {
  return values.filter((each): each is string => typeof each === "string" && each !== "");
}
