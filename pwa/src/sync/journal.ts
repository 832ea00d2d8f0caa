/** What was sent: shown until the server's row is here, and sent again after a server's restore. */

import { OUTCOME, parseMutation, same } from "@daybook/sync";
import type { Cursor, JournalItem, Writing } from "../storage/schema";

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

/** Stops showing sent changes whose rows are here; gives the ids of their records. */
export async function closeSettled(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
): Promise<string[]> {
  const journal = tx.objectStore("journal");
  const open = await journal.index("open").getAll();
  const rids: string[] = [];
  for (const item of open) {
    if (!(await isSettled(tx, item, cursors.get(item.slot)))) continue;
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
): Promise<boolean> {
  if (cursor === undefined) return false;
  if (item.outcome === OUTCOME.held) return officeTookIt(tx, item, cursor);
  // While a new generation is fetched, the one that is shown does not move.
  if (!wasApplied(item.outcome) || cursor.shadow !== undefined) return false;
  return cursor.epoch !== item.epoch || (item.seq !== null && cursor.seq >= item.seq);
}

/** A held change is over once the server's row says the same. */
async function officeTookIt(tx: Writing, item: JournalItem, cursor: Cursor): Promise<boolean> {
  const row = await tx.objectStore("base").get([item.slot, cursor.gen, item.rid]);
  const mutation = parseMutation(JSON.parse(item.text));
  if (mutation.change === "del") return row === undefined;
  if (row === undefined || mutation.change === "put") return row !== undefined;
  const fields = Object.entries(mutation.fields);
  return fields.every(([name, value]) => same(row.body[name] ?? null, value));
}

/** Whether a mutation with this outcome is part of the server's rows. */
export function wasApplied(outcome: number): boolean {
  return outcome === OUTCOME.ok || outcome === OUTCOME.merged;
}

/** Forgets what is shown no more and is in the server's verified backup. */
export async function pruneJournal(
  tx: Writing,
  backed: ReadonlyMap<number, number>,
): Promise<void> {
  const index = tx.objectStore("journal").index("slot");
  for (const [slot, seq] of backed) {
    for (let at = await index.openCursor(slot); at !== null; at = await at.continue()) {
      const item = at.value;
      if (item.open === undefined && item.seq !== null && item.seq <= seq) await at.delete();
    }
  }
}
