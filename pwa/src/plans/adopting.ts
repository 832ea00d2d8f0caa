/** What a plan becomes when somebody adopts it: blanks filled, measures left out, numbers changed. */

import type { Localized } from "../forms/compiled";
import type { Group, Measure, PlanBody, Template } from "./shapes";
import type { Target } from "./targets/shapes";

/** What somebody changed of what a plan begins from. */
export interface Choices {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** Measures that are left out. */
  readonly off: ReadonlySet<string>;
  /** Own words, by measure. */
  readonly words: ReadonlyMap<string, string>;
  /** How many, by target; where there is one number for all. */
  readonly need: ReadonlyMap<string, number>;
}

/** What a plan begins from: a template, or a plan of before. */
export type Beginning = Omit<PlanBody, "from" | "to">;

/** What stays of a blank that nobody could fill, as on paper. */
const EMPTY = "____";
const BLANK = /\{(name|school|host|supporting|aided|township|year)\}/g;

export type Blanks = Partial<Record<string, Localized>>;

/** A template as a plan of somebody to begin from. */
export function beginningOf(template: Template, person: string, blanks: Blanks): Beginning {
  const { title, idea, basis, goals, groups, effects, closing } = template;
  const texts = { title, idea, basis, goals, groups, effects, closing };
  return {
    template: template.id,
    owner: { kind: "person", id: person },
    ...(filled(texts, blanks) as typeof texts),
  };
}

/** The plan of this beginning and these choices, with nothing of a row round it. */
export function planOf(beginning: Beginning, choices: Choices): PlanBody {
  const { template, owner, idea, basis, goals, effects, closing, copied = null } = beginning;
  const { title, from, to } = choices;
  const kept = beginning.title;
  return {
    template,
    owner,
    title: kept.zh === title || kept.en === title ? kept : both(title),
    from,
    to,
    idea,
    basis,
    goals,
    groups: beginning.groups.flatMap((group) => chosenGroup(group, choices)),
    effects,
    closing,
    copied,
    closed: false,
  };
}

/** How many a target asks for, where that is one number; null where it differs by person. */
export function needIn({ need = 1, share, within_days }: Target): number | null {
  return typeof need === "number" && share === undefined && within_days === undefined ? need : null;
}

/** Own words stand in both languages. */
export function both(words: string): Localized {
  return { zh: words, en: words };
}

/** The school year of a plan, or the one year in which it lies. */
export function yearWords({ from, to }: { readonly from: string; readonly to: string }): Localized {
  const [begun, ended] = [from.slice(0, 4), to.slice(0, 4)];
  if (begun === ended) return { zh: `${begun}年`, en: begun };
  return { zh: `${begun}—${ended}学年`, en: `${begun}–${ended}` };
}

function chosenGroup(group: Group, choices: Choices): Group[] {
  const measures = group.measures
    .filter(({ id }) => !choices.off.has(id))
    .map((measure) => chosenMeasure(measure, choices));
  return measures.length > 0 ? [{ ...group, measures }] : [];
}

function chosenMeasure(measure: Measure, { words, need }: Choices): Measure {
  const own = words.get(measure.id)?.trim();
  const targets = measure.targets.map((target) => {
    const count = need.get(target.id);
    return count === undefined ? target : { ...target, need: count };
  });
  return { ...measure, targets, ...(own ? { words: both(own) } : {}) };
}

/** `value` with every blank in its words filled, deep inside. */
function filled(value: unknown, blanks: Blanks): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, blanks));
  if (typeof value !== "object" || value === null) return value;
  const { zh, en } = value as Partial<Localized>;
  if (typeof zh === "string" && typeof en === "string") {
    return { zh: filledText(zh, blanks, "zh"), en: filledText(en, blanks, "en") };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, filled(each, blanks)]),
  );
}

function filledText(text: string, blanks: Blanks, language: "zh" | "en"): string {
  return text.replace(BLANK, (_, name: string) => blanks[name]?.[language] || EMPTY);
}
