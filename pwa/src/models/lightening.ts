/** Makes this phone lighter: old records and photos that the server has leave it. */

import { dateOf } from "../forms/week";
import type { Database } from "../storage/database";
import { dropOld } from "../storage/files";
import type { StoreName, Writing } from "../storage/schema";
import { drafts } from "./drafts";
import type { RecordView } from "./records";
import { announce } from "./workplace";

/** What is younger is at hand when something is written: who was visited, what was taught. */
const AT_HAND_MS = 60 * 86_400_000;
const STORES: readonly StoreName[] = ["base", "outbox", "journal", "files", "chunks"];

/** Records that may go: settled and old ones, but none of the forms in `needed`. */
export function mayGo(
  all: readonly RecordView[],
  needed: ReadonlySet<string>,
  now: number,
): readonly string[] {
  const day = dateOf(now - AT_HAND_MS);
  const edited = new Set(drafts.value.map(({ rid }) => rid));
  return all
    .filter(({ state, date, form }) => state === "synced" && date < day && !needed.has(form))
    .map(({ rid }) => rid)
    .filter((rid) => !edited.has(rid));
}

/**
 * Removes these records and the photos that the server has; gives how many records went.
 *
 * One that has something unsent or unanswered by then stays.
 */
export async function makeLighter(
  database: Database,
  rids: readonly string[],
  now: number,
): Promise<number> {
  const gone = await database.write(STORES, async (tx) => {
    let count = 0;
    for (const rid of rids) if (await removeSettled(tx, rid)) count += 1;
    await dropOld(tx, now - AT_HAND_MS);
    return count;
  });
  announce({ rows: null, files: true });
  return gone;
}

async function removeSettled(tx: Writing, rid: string): Promise<boolean> {
  if ((await tx.objectStore("outbox").index("rid").getKey(rid)) !== undefined) return false;
  const sent = await tx.objectStore("journal").index("rid").getAll(rid);
  if (sent.some(({ open }) => open === 1)) return false;
  const base = tx.objectStore("base");
  for (const key of await base.index("rid").getAllKeys(rid)) await base.delete(key);
  return true;
}
