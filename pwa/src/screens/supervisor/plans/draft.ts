/** A plan's measures in hand: which are left out, and numbers and words that were changed. */

import type { Measure, MeasureGroup } from "../../../models/office-plans";
import type { Words } from "../../../models/office-shapes";
import type { Target } from "../../../plans/targets/shapes";

export interface Draft {
  readonly groups: readonly MeasureGroup[];
  /** Ids of the measures and targets that are left out. */
  readonly off: ReadonlySet<string>;
}

export function draftOf(groups: readonly MeasureGroup[]): Draft {
  return { groups, off: new Set() };
}

/** The draft with a measure or target left out, or taken in again. */
export function switched(draft: Draft, id: string, on: boolean): Draft {
  const off = new Set(draft.off);
  if (on) off.delete(id);
  else off.add(id);
  return { ...draft, off };
}

/** The draft with one measure in place of that of the same id. */
export function withMeasure(draft: Draft, changed: Measure): Draft {
  const groups = draft.groups.map((group) => ({
    ...group,
    measures: group.measures.map((each) => (each.id === changed.id ? changed : each)),
  }));
  return { ...draft, groups };
}

/** The measure with one target in place of that of the same id. */
export function withTarget(measure: Measure, changed: Target): Measure {
  const targets = measure.targets.map((each) => (each.id === changed.id ? changed : each));
  return { ...measure, targets };
}

/** The groups without what is left out; a group of which nothing is left goes too. */
export function kept({ groups, off }: Draft): readonly MeasureGroup[] {
  const stays = ({ id }: { readonly id: string }) => !off.has(id);
  return groups
    .map((group) => ({
      ...group,
      measures: group.measures
        .filter(stays)
        .map((measure) => ({ ...measure, targets: measure.targets.filter(stays) })),
    }))
    .filter(({ measures }) => measures.length > 0);
}

/** Own words stand in both languages; those that were not changed stay as they are. */
export function reworded(before: Words, text: string, language: "zh" | "en"): Words {
  const said = text.trim();
  return said === (before[language] || before.zh) ? before : { zh: said, en: said };
}

/** Lines of a text, each kept in both languages where it was not changed. */
export function relined(
  before: readonly Words[],
  text: string,
  language: "zh" | "en",
): readonly Words[] {
  const known = new Map(before.map((words) => [words[language] || words.zh, words]));
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").map((line) => known.get(line) ?? both(line));
}

function both(line: string): Words {
  return { zh: line, en: line };
}

export function countOf(groups: readonly MeasureGroup[]) {
  const measures = groups.flatMap((group) => group.measures);
  const targets = measures.flatMap((measure) => measure.targets);
  return { measures: measures.length, targets: targets.length };
}
