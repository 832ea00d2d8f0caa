/** The records that their author took back on this phone: a line is left of each. */

import type { Writing } from "../storage/schema";
import type { Pending } from "../storage/shown";
import { shownRow } from "./record-body";
import { findRecord } from "./records";
import { currentDatabase } from "./workplace";

export interface Withdrawn {
  readonly rid: string;
  readonly form: string;
  readonly version: number;
  /** The day it was about, "YYYY-MM-DD". */
  readonly date: string;
  /** When it was taken back, ms since 1970. */
  readonly at: number;
}

const PREFIX = "withdrawn/";
/** How long the line stays, in ms. */
const KEPT_MS = 60 * 86_400_000;

/** Leaves the line, in the transaction that takes the record back; it needs the views. */
export async function noteWithdrawn(tx: Writing, rid: string, pending: Pending): Promise<void> {
  const row = shownRow(pending, "");
  const date = row?.body._date;
  if (row?.meta.f === undefined || typeof date !== "string") return;
  const at = Date.now();
  const data: Omit<Withdrawn, "rid"> = { form: row.meta.f[0], version: row.meta.f[1], date, at };
  await tx.objectStore("views").put({ path: rid, at, data }, PREFIX + rid);
}

/** What was taken back lately and is not here again, the newest first. */
export async function withdrawnLately(now: number): Promise<readonly Withdrawn[]> {
  const range = IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`);
  const kept = await currentDatabase().read(["views"], (tx) =>
    tx.objectStore("views").getAll(range),
  );
  const lately = kept.filter(({ path, at }) => now - at < KEPT_MS && findRecord(path) === null);
  const lines = lately.map(({ path, data }) => ({
    rid: path,
    ...(data as Omit<Withdrawn, "rid">),
  }));
  return lines.sort((one, other) => other.at - one.at);
}
