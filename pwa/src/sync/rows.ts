/** The rows that the server told: written, replaced by newer ones, and removed. */

import type { SyncReply, Tombstone } from "@daybook/sync";
import type { Cursor, Writing } from "../storage/schema";

/** Writes rows and tombstones into the generation being read; gives the ids of all of them. */
export async function writeRows(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
  reply: SyncReply,
): Promise<string[]> {
  const rids: string[] = [];
  const changes: Promise<void>[] = [];
  for (const [slot, rows] of reply.rows) {
    const place = placeOf(cursors, slot);
    if (place === null) continue;
    for (const row of rows) {
      rids.push(row.rid);
      changes.push(whenNewer(tx, place, row, (base) => base.put({ ...place, ...row })));
    }
  }
  for (const [slot, tombstones] of reply.tombstones) {
    const place = placeOf(cursors, slot);
    if (place === null) continue;
    for (const tombstone of tombstones) {
      const key: RowKey = [place.slot, place.gen, tombstone.rid];
      rids.push(tombstone.rid);
      changes.push(whenNewer(tx, place, tombstone, (base) => base.delete(key)));
    }
  }
  await Promise.all(changes);
  return rids;
}

/** Removes all of a stream that the server told: every generation, its cursor and its grant. */
export async function dropSlot(tx: Writing, slot: number): Promise<void> {
  await tx.objectStore("base").delete(IDBKeyRange.bound([slot], [slot + 1], false, true));
  await tx.objectStore("cursor").delete(slot);
  await tx.objectStore("grants").delete(slot);
  // What was sent and applied is the server's to show or hide from now on.
  const index = tx.objectStore("journal").index("slot");
  for (let at = await index.openCursor(slot); at !== null; at = await at.continue()) {
    const { open: _open, ...closed } = at.value;
    if (closed.seq !== null) await at.update(closed);
  }
}

/** Removes the generations of a stream that are older than `gen`. */
export async function keepGeneration(tx: Writing, slot: number, gen: number): Promise<void> {
  await tx.objectStore("base").delete(IDBKeyRange.bound([slot], [slot, gen], false, true));
}

interface Place {
  readonly slot: number;
  readonly gen: number;
}

function placeOf(cursors: ReadonlyMap<number, Cursor>, slot: number): Place | null {
  const cursor = cursors.get(slot);
  return cursor === undefined ? null : { slot, gen: cursor.shadow ?? cursor.gen };
}

type Base = ReturnType<typeof baseOf>;
type RowKey = [slot: number, gen: number, rid: string];

function baseOf(tx: Writing) {
  return tx.objectStore("base");
}

async function whenNewer(
  tx: Writing,
  { slot, gen }: Place,
  { rid, seq }: Tombstone,
  change: (base: Base) => Promise<unknown>,
): Promise<void> {
  const base = baseOf(tx);
  const held = await base.get([slot, gen, rid]);
  if (held === undefined || held.seq < seq) await change(base);
}
