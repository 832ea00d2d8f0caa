/** What the office reads and tells of plans: their list, one in full, and how far it is. */

import type { Target } from "../plans/targets/shapes";
import type { Answered, Office } from "./office";
import type { Items } from "./office-places";
import type { Words } from "./office-shapes";

export type OwnerKind = "person" | "school" | "link" | "township";

export interface Owner {
  readonly kind: OwnerKind;
  readonly id: string;
}

export interface Measure {
  readonly id: string;
  readonly words: Words;
  /** The needs talk that it answers. */
  readonly need?: string | null;
  readonly targets: readonly Target[];
}

export interface MeasureGroup {
  readonly id: string;
  readonly title: Words;
  readonly measures: readonly Measure[];
}

/** A plan as it is written and told. */
export interface PlanBody {
  readonly template: string | null;
  readonly title: Words;
  readonly owner: Owner;
  readonly from: string;
  readonly to: string;
  readonly idea: Words;
  readonly basis: readonly Words[];
  readonly goals: readonly Words[];
  readonly groups: readonly MeasureGroup[];
  readonly effects: readonly Words[];
  readonly closing: Words;
  readonly copied: string | null;
  readonly closed: boolean;
}

export interface PlanRow {
  readonly id: string;
  readonly title: Words;
  readonly owner: Owner & { readonly name: Words };
  readonly from: string;
  readonly to: string;
  readonly closed: boolean;
}

export interface Plan extends PlanBody {
  readonly id: string;
  readonly owner: Owner & { readonly name: Words };
  /** Changes with every change of the plan. */
  readonly seq: number;
  /** What this reader may do with it: correct, close. */
  readonly may: readonly string[];
}

export type LineState = "done" | "on_pace" | "behind" | "ahead_of_time" | "not_expected";

/** How far a target is for one subject; of children above their school only how many they are. */
export interface PlanLine {
  readonly measure: string;
  readonly target: string;
  readonly title: Words;
  readonly subject: {
    readonly kind: string;
    readonly id: string | null;
    readonly name: Words | null;
  };
  readonly done: number;
  readonly expected: number;
  readonly due: number;
  /** The day by which the next one is due. */
  readonly next: string | null;
  /** Days since the newest record. */
  readonly age: number | null;
  readonly state: LineState;
  readonly rids: readonly string[];
  /** How many more records there are than are named. */
  readonly more: number;
  /** Of a line that names none: how many children it counts. */
  readonly children: number | null;
}

export interface PlanProgress {
  readonly plan: string;
  readonly on: string;
  readonly missing: {
    readonly schools: number;
    /** Never heard from. */
    readonly unheard: number;
    /** Not heard from lately. */
    readonly unsynced: number;
    /** When the one that is silent longest was last heard, ms since 1970. */
    readonly earliest: number | null;
  };
  readonly lines: readonly PlanLine[];
}

/** What a plan asks of one kind of person each week. */
export interface Asked {
  readonly records_per_week: number;
  readonly minutes_per_week: number;
}

export interface TemplateRow {
  readonly id: string;
  readonly title: Words;
  readonly owner: OwnerKind;
  readonly groups: readonly MeasureGroup[];
  /** By the kind of person. */
  readonly burden: Readonly<Record<string, Asked>>;
}

/** A plan that is to be made; what is left out comes from the template or the earlier plan. */
export interface NewPlan {
  readonly owner: Owner;
  readonly template?: string;
  readonly copied?: string;
  readonly from?: string;
  readonly to?: string;
  readonly groups?: readonly MeasureGroup[];
}

export type PlanTexts = Pick<
  PlanBody,
  "title" | "from" | "to" | "idea" | "goals" | "effects" | "groups"
>;

export const PLANS = "/api/plans";
export const TEMPLATES = `${PLANS}/templates`;

export function plansPath(school: string | null): string {
  return school === null ? PLANS : `${PLANS}?school=${encodeURIComponent(school)}`;
}

export function planPath(id: string): string {
  return `${PLANS}/${encodeURIComponent(id)}`;
}

export function progressPath(id: string): string {
  return `${planPath(id)}/progress`;
}

export type PlanItems = Items<PlanRow>;

/** Makes a plan. */
export function makePlan(
  office: Office,
  plan: NewPlan,
  stop: AbortSignal,
): Promise<Answered<Plan>> {
  return office.tell(PLANS, plan, stop);
}

/** Writes a plan anew, unless somebody changed it since it stood at `seq`. */
export function keepPlan(
  office: Office,
  id: string,
  texts: PlanTexts & { readonly seq: number },
  stop: AbortSignal,
): Promise<Answered<Plan>> {
  return office.tell(planPath(id), texts, stop, "PUT");
}

/** Ends a plan: it is kept and no longer counted. */
export function closePlan(office: Office, id: string, stop: AbortSignal): Promise<Answered<Plan>> {
  return office.tell(`${planPath(id)}/close`, {}, stop);
}
