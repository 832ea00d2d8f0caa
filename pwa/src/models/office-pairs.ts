/** What the office reads and tells of pairs: two sides that help each other. */

import type { Answered, Office } from "./office";
import { told } from "./office-places";

export type PairType = "teacher" | "leader" | "school" | "child";

export type Frequency = "weekly" | "fortnightly" | "monthly" | "termly";

export const FREQUENCIES: readonly Frequency[] = ["weekly", "fortnightly", "monthly", "termly"];

export interface PairRow {
  readonly id: string;
  readonly type: PairType;
  readonly supporter: string | null;
  readonly supporter_name: string | null;
  readonly supported: string | null;
  readonly supported_name: string | null;
  /** The code of a child, never a name. */
  readonly child: string | null;
  readonly supporter_school: string;
  readonly supported_school: string;
  readonly subject: string | null;
  readonly goals: readonly string[];
  readonly frequency: Frequency;
  readonly since: string;
  readonly until: string | null;
  /** When the other side said yes, ms since 1970; null while it is proposed. */
  readonly confirmed_at: number | null;
  /** What this person may do with it: confirm, end. */
  readonly may: readonly string[];
}

export function pairsPath(school: string): string {
  return `/api/pairs?school=${encodeURIComponent(school)}`;
}

export type NewPair = Pick<
  PairRow,
  | "type"
  | "supporter"
  | "supported"
  | "child"
  | "supporter_school"
  | "supported_school"
  | "subject"
  | "goals"
  | "frequency"
  | "since"
  | "until"
>;

/** Proposes a pair; it runs once the other side has confirmed it. */
export function proposePair(
  office: Office,
  pair: NewPair,
  stop: AbortSignal,
): Promise<Answered<PairRow>> {
  return office.tell("/api/pairs", told(pair), stop);
}

/** Says yes for one's own side to a pair that the other side proposed. */
export function confirmPair(
  office: Office,
  id: string,
  stop: AbortSignal,
): Promise<Answered<PairRow>> {
  return office.tell(`/api/pairs/${id}/confirm`, {}, stop);
}

/** Ends a pair; `until` is its last day. */
export function endPair(
  office: Office,
  id: string,
  until: string,
  stop: AbortSignal,
): Promise<Answered<PairRow>> {
  return office.tell(`/api/pairs/${id}`, { until }, stop, "PATCH");
}
