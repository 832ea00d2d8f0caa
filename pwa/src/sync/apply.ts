/** Applies one reply to what this phone holds, in the one transaction that the caller opened. */

import { OUTCOME, type SyncReply } from "@daybook/sync";
import type { Cursor, JournalItem, OutboxItem, StoreName, Writing } from "../storage/schema";
import { applyGrants, cursorsBySlot, moveCursors, startGenerations, UNTOLD } from "./cursors";
import { frozenIn } from "./enqueue";
import { closeSettled, pruneJournal, pushAgain } from "./journal";
import { renamedIn, takeNamesOut } from "./names-out";
import type { Request } from "./request";
import { followOffice } from "./resolutions";
import { writeRows } from "./rows";

/** The stores that applying a reply touches. */
export const APPLY_STORES: readonly StoreName[] = [
  "base",
  "outbox",
  "journal",
  "files",
  "cursor",
  "grants",
  "meta",
];

/** What a reply changed. */
export interface Applied {
  /** Rows to show anew; null means: all of them. */
  readonly touched: readonly string[] | null;
  /** The kinds of the rows that the server told anew or removed. */
  readonly kinds: readonly string[];
  /** Whether there is more to fetch, or something to send again. */
  readonly again: boolean;
  /** Mutations that got a final answer, and those that were put off. */
  readonly settled: number;
  readonly later: number;
}

/** Applies `reply`; null, and nothing changed, when it answers anything but the last request. */
export async function applyReply(
  tx: Writing,
  request: Request,
  reply: SyncReply,
  now: number,
): Promise<Applied | null> {
  const last = await tx.objectStore("meta").get("nonce");
  if (reply.nonce !== request.nonce || last !== request.nonce) return null;

  const cursors = await cursorsBySlot(tx);
  const repushed = await pushAgainAfterRestore(tx, cursors, reply);
  const purged = await applyGrants(tx, cursors, reply);
  startGenerations(cursors, reply);
  const renamed = await renamedIn(tx, reply);
  const told = await writeRows(tx, cursors, reply);
  const swapped = await moveCursors(tx, cursors, reply);
  const answered = await settle(tx, cursors, request.items, reply, now);
  const decided = await followOffice(tx, cursors);
  const closed = await closeSettled(tx, cursors, !reply.more);
  await pruneJournal(tx, cursors, reply.backedUp);
  await takeNamesOut(tx, reply, renamed);
  await wantFiles(tx, reply.need);
  return {
    touched: purged || swapped ? null : [...told.rids, ...answered, ...decided, ...closed],
    kinds: [...told.kinds],
    again: reply.more || repushed,
    settled: answered.length,
    later: request.items.length - answered.length,
  };
}

/**
 * A stream of another epoch means a restored server, and that holds for all streams, also for those
 * that this phone has lost: whatever the server may have forgotten is sent once more.
 */
async function pushAgainAfterRestore(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
  reply: SyncReply,
): Promise<boolean> {
  const restored = reply.cursors.some(({ slot, epoch }) => {
    const known = cursors.get(slot)?.epoch ?? UNTOLD;
    return known !== UNTOLD && known !== epoch;
  });
  if (!restored) return false;
  const epochs = new Map(reply.cursors.map(({ slot, epoch }) => [slot, epoch]));
  return (await pushAgain(tx, epochs, reply.backedUp)) > 0;
}

/** Moves answered mutations out of the outbox; what was put off stays there as it is. */
async function settle(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
  items: readonly OutboxItem[],
  reply: SyncReply,
  now: number,
): Promise<string[]> {
  const rids: string[] = [];
  for (const { index, outcome, seq, detail } of reply.answers) {
    const item = items[index];
    if (item === undefined || outcome === OUTCOME.later) continue;
    const epoch = cursors.get(item.slot)?.epoch ?? UNTOLD;
    const sent: JournalItem = { ...item, outcome, seq, detail, epoch, acked: now };
    const over = outcome === OUTCOME.held && (await isReplaced(tx, item));
    await tx.objectStore("outbox").delete(item.n);
    await tx.objectStore("journal").put(over ? sent : { ...sent, open: 1 });
    rids.push(item.rid);
  }
  return rids;
}

/** Whether a later change of this phone's takes the place of one that is held only now. */
async function isReplaced(tx: Writing, { mid, rid }: OutboxItem): Promise<boolean> {
  const waiting = await tx.objectStore("outbox").index("rid").getAll(rid);
  return waiting.some((item) => frozenIn(item).rp?.includes(mid));
}

/** Photos that the server misses although they were sent travel again. */
async function wantFiles(tx: Writing, hashes: readonly string[]): Promise<void> {
  const files = tx.objectStore("files");
  for (const hash of hashes) {
    const file = await files.get(hash);
    if (file?.state !== "sent") continue;
    const { url: _url, offset: _offset, ...rest } = file;
    await files.put({ ...rest, state: "waiting" });
  }
}
