/** What was sent: shown until the server's row is here, and sent again after a server's restore. */

import { OUTCOME } from "@daybook/sync";
import type { Cursor, JournalItem, Writing } from "../storage/schema";
import { decisionOn, isFinal } from "./resolutions";

/**
 * Puts what a restored server may have lost back into the outbox, where it stood before.
 *
 * `epochs` holds the new epoch of the streams that are known, `backed` the last seq of each that
 * the backup surely has. Too much costs bytes and nothing else. Gives the number of mutations.
 */
export async function pushAgain(
  tx: Writing,
  epochs: ReadonlyMap<number, number>,
  backed: ReadonlyMap<number, number>,
): Promise<number> {
  const journal = tx.objectStore("journal");
  const items = await journal.getAll();
  const lost = items.filter(
    (item) => item.epoch !== epochs.get(item.slot) && mayBeLost(item, backed.get(item.slot)),
  );
  for (const { outcome, epoch: _epoch, seq, detail, acked, open, ...frozen } of lost) {
    await journal.delete(frozen.mid);
    await tx.objectStore("outbox").put(frozen);
  }
  return lost.length;
}

function mayBeLost(item: JournalItem, backed: number | undefined): boolean {
  if (item.outcome === OUTCOME.refused) return false;
  return backed === undefined || item.seq === null || item.seq > backed;
}

/**
 * Stops showing sent changes whose rows are here; gives the ids of their records.
 *
 * A cursor past the change is not enough while there is more to fetch: somebody's later change may
 * have moved the row up, and it has not come yet.
 */
export async function closeSettled(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
  caughtUp: boolean,
): Promise<string[]> {
  const journal = tx.objectStore("journal");
  const open = await journal.index("open").getAll();
  const rids: string[] = [];
  for (const item of open) {
    if (!(await isSettled(tx, item, cursors.get(item.slot), caughtUp))) continue;
    const { open: _open, ...closed } = item;
    await journal.put(closed);
    rids.push(item.rid);
  }
  return rids;
}

async function isSettled(
  tx: Writing,
  item: JournalItem,
  cursor: Cursor | undefined,
  caughtUp: boolean,
): Promise<boolean> {
  if (!wasApplied(item.outcome) || item.seq === null) return false;
  // A lost stream shows nothing.
  if (cursor === undefined) return true;
  // While a new generation is fetched, the one that is shown does not move.
  if (cursor.shadow !== undefined) return false;
  if (cursor.epoch !== item.epoch) return true;
  if (caughtUp) return cursor.seq >= item.seq;
  const row = await tx.objectStore("base").get([item.slot, cursor.gen, item.rid]);
  return row !== undefined && row.seq >= item.seq;
}

/** Whether a mutation with this outcome is part of the server's rows. */
export function wasApplied(outcome: number): boolean {
  return outcome === OUTCOME.ok || outcome === OUTCOME.merged;
}

/** Forgets what is shown no more and is in the server's verified backup. */
export async function pruneJournal(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
  backed: ReadonlyMap<number, number>,
): Promise<void> {
  const index = tx.objectStore("journal").index("slot");
  for (const [slot, seq] of backed) {
    for (let at = await index.openCursor(slot); at !== null; at = await at.continue()) {
      const item = at.value;
      if (item.open !== undefined) continue;
      const safe = item.seq === null ? await isDecided(tx, cursors, item, backed) : item.seq <= seq;
      if (safe) await at.delete();
    }
  }
}

/** Whether the backup has the last word on a held change. */
async function isDecided(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
  item: JournalItem,
  backed: ReadonlyMap<number, number>,
): Promise<boolean> {
  if (item.outcome !== OUTCOME.held) return false;
  const told = await decisionOn(tx, cursors, item.mid);
  return told !== null && isFinal(told) && told.seq <= (backed.get(told.slot) ?? 0);
}
