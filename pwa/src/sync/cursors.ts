/** Grants and cursors: which streams this phone may hold, and how far it has read each. */

import type { SyncReply, Cursor as WireCursor } from "@daybook/sync";
import type { Cursor, Writing } from "../storage/schema";
import { dropSlot, keepGeneration } from "./rows";

/** The epoch of a stream that the server has not yet told the beginning of. */
export const UNTOLD = -1;

/** Every cursor by its slot. */
export async function cursorsBySlot(tx: Writing): Promise<Map<number, Cursor>> {
  const cursors = await tx.objectStore("cursor").getAll();
  return new Map(cursors.map((cursor) => [cursor.slot, cursor]));
}

/**
 * Closes grants before it opens others, so that a changed role never keeps rows of the old one.
 *
 * Only rows that the server told are removed; what was written here and not sent stays. Tells
 * whether rows were removed.
 */
export async function applyGrants(
  tx: Writing,
  cursors: Map<number, Cursor>,
  reply: SyncReply,
): Promise<boolean> {
  const grants = tx.objectStore("grants");
  let removed = false;
  for (const { slot, gid } of reply.closed) {
    const held = (await grants.get(slot))?.gid ?? cursors.get(slot)?.gid;
    if (held !== gid) continue;
    await dropSlot(tx, slot);
    cursors.delete(slot);
    removed = true;
  }
  for (const grant of reply.opened) {
    const { slot, gid } = grant;
    const before = cursors.get(slot);
    await grants.put(grant);
    cursors.set(slot, before === undefined ? firstCursor(slot, gid) : renewed(before, gid));
  }
  return removed;
}

/** Begins a new generation of every stream that the server wants read from its start. */
export function startGenerations(cursors: Map<number, Cursor>, reply: SyncReply): void {
  const opened = new Set(reply.opened.map(({ slot }) => slot));
  for (const slot of reply.resets) {
    const before = cursors.get(slot);
    if (before !== undefined && !opened.has(slot)) cursors.set(slot, renewed(before, before.gid));
  }
}

/** Stores how far each stream has come; tells whether a new generation took over. */
export async function moveCursors(
  tx: Writing,
  cursors: Map<number, Cursor>,
  reply: SyncReply,
): Promise<boolean> {
  let swapped = false;
  for (const wire of reply.cursors) {
    const before = cursors.get(wire.slot);
    if (before === undefined) continue;
    const after = follow(before, wire);
    cursors.set(wire.slot, after);
    if (before.shadow !== undefined && after.gen === before.shadow) {
      await keepGeneration(tx, after.slot, after.gen);
      swapped = true;
    }
  }
  const store = tx.objectStore("cursor");
  await Promise.all([...cursors.values()].map((cursor) => store.put(cursor)));
  return swapped;
}

function firstCursor(slot: number, gid: number): Cursor {
  return { slot, gid, epoch: UNTOLD, seq: 0, gen: 1 };
}

/** The old rows stay in use until the new generation is complete. */
function renewed(before: Cursor, gid: number): Cursor {
  const { slot, gen, shadow = gen } = before;
  return { slot, gid, epoch: UNTOLD, seq: 0, gen, shadow: shadow + 1, shown: shownEpoch(before) };
}

/** The epoch of the rows that are on the screen; 0, which counts for nothing, when it is unknown. */
export function shownEpoch(cursor: Cursor | undefined): number {
  return Math.max(0, cursor?.shown ?? cursor?.epoch ?? 0);
}

/** The cursor after the server's; without `boot` the stream is complete and its shadow is shown. */
function follow(
  { slot, gen, shadow, shown }: Cursor,
  { gid, epoch, seq, boot }: WireCursor,
): Cursor {
  if (boot === undefined) return { slot, gid, epoch, seq, gen: shadow ?? gen };
  const booting = { slot, gid, epoch, seq, boot, gen };
  if (shadow === undefined) return booting;
  return shown === undefined ? { ...booting, shadow } : { ...booting, shadow, shown };
}
