/** The rows that the server told: written, replaced by newer ones, and removed. */

import type { Fields, SyncReply, Tombstone } from "@daybook/sync";
import type { BaseRow, Cursor, Writing } from "../storage/schema";

/** The ids of the rows that a reply told or removed, of the records they are about, and the kinds that are among them. */
export interface Told {
  readonly rids: readonly string[];
  readonly kinds: ReadonlySet<string>;
}

/** Writes rows and tombstones into the generation being read. */
export async function writeRows(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
  reply: SyncReply,
): Promise<Told> {
  const base = tx.objectStore("base");
  const rids: string[] = [];
  const kinds = new Set<string>();
  const changes: Promise<void>[] = [];
  for (const [slot, rows] of reply.rows) {
    const place = placeOf(cursors, slot);
    if (place === null) continue;
    for (const row of rows) {
      rids.push(row.rid, ...recordOf(row.body));
      kinds.add(row.kind);
      changes.push(whenNewer(tx, place, row, () => base.put({ ...place, ...row })));
    }
  }
  for (const [slot, tombstones] of reply.tombstones) {
    const place = placeOf(cursors, slot);
    if (place === null) continue;
    for (const tombstone of tombstones) {
      const remove = (held: BaseRow | undefined) => {
        if (held !== undefined) {
          kinds.add(held.kind);
          rids.push(...recordOf(held.body));
        }
        return base.delete([place.slot, place.gen, tombstone.rid]);
      };
      rids.push(tombstone.rid);
      changes.push(whenNewer(tx, place, tombstone, remove));
    }
  }
  await Promise.all(changes);
  return { rids, kinds };
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

/** The record that a row is about, where it is about one: what was held, or two versions of it. */
function recordOf({ record }: Fields): string[] {
  return typeof record === "string" ? [record] : [];
}

interface Place {
  readonly slot: number;
  readonly gen: number;
}

function placeOf(cursors: ReadonlyMap<number, Cursor>, slot: number): Place | null {
  const cursor = cursors.get(slot);
  return cursor === undefined ? null : { slot, gen: cursor.shadow ?? cursor.gen };
}

async function whenNewer(
  tx: Writing,
  { slot, gen }: Place,
  { rid, seq }: Tombstone,
  change: (held: BaseRow | undefined) => Promise<unknown>,
): Promise<void> {
  const held = await tx.objectStore("base").get([slot, gen, rid]);
  if (held === undefined || held.seq < seq) await change(held);
}
