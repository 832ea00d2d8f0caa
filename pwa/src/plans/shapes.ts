/** The shape of a plan and of a template for one, as they lie in their rows. */

import type { Localized } from "../forms/compiled";
import type { Target } from "./targets/shapes";

export type OwnerKind = "person" | "school" | "link" | "township";

export interface Measure {
  readonly id: string;
  readonly words: Localized;
  /** The record of a need that it answers. */
  readonly need?: string | null;
  readonly targets: readonly Target[];
}

export interface Group {
  readonly id: string;
  readonly title: Localized;
  readonly measures: readonly Measure[];
}

export interface PlanBody {
  /** The template that it began from. */
  readonly template: string | null;
  readonly title: Localized;
  readonly owner: { readonly kind: OwnerKind; readonly id: string };
  /** First and last day, "YYYY-MM-DD". */
  readonly from: string;
  readonly to: string;
  readonly idea: Localized;
  readonly basis: readonly Localized[];
  readonly goals: readonly Localized[];
  readonly groups: readonly Group[];
  readonly effects: readonly Localized[];
  readonly closing: Localized;
  /** The plan that it was copied from. */
  readonly copied?: string | null;
  readonly closed?: boolean;
}

/** Something to be read once before the work begins. */
export interface Card {
  readonly id: string;
  readonly title: Localized;
  readonly lines: readonly Localized[];
}

/** A plan to begin from; its titles hold `{blanks}`, which whoever adopts it fills. */
export interface Template
  extends Omit<PlanBody, "template" | "owner" | "from" | "to" | "copied" | "closed"> {
  readonly id: string;
  readonly owner: OwnerKind;
  /** How long it runs: as long as the placement, a term or a school year. */
  readonly period: "placement" | "term" | "year";
  /** The type of placement that is about as long. */
  readonly length?: "three-day" | "term" | "year";
  /** Its place among the others. */
  readonly order?: number;
  readonly cards?: readonly Card[];
  /** Records a week and seconds of one record, by target and kind of person. */
  readonly burden?: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>;
}

/** Every measure of a plan or template, in order. */
export function measuresOf({ groups }: Pick<PlanBody, "groups">): readonly Measure[] {
  return groups.flatMap(({ measures }) => measures);
}

/** Every target of a plan or template, with its measure, in order. */
export function targetsOf(plan: Pick<PlanBody, "groups">): readonly (readonly [Measure, Target])[] {
  return measuresOf(plan).flatMap((measure) =>
    measure.targets.map((target) => [measure, target] as const),
  );
}
