/** What the office decided about held changes, as the rows of kind `held` tell it. */

import { OUTCOME } from "@daybook/sync";
import type { BaseRow, Cursor, JournalItem, Writing } from "../storage/schema";
import { UNTOLD } from "./cursors";

/** The kind of the rows that tell what became of a held change; their id is the change's. */
export const HELD = "held";

const TAKEN: readonly unknown[] = ["accepted", "corrected"];
const OVER: readonly unknown[] = ["replaced", "withdrawn"];

/** Whether the office is done with a held change. */
export function isFinal({ body }: BaseRow): boolean {
  return TAKEN.includes(body.state) || OVER.includes(body.state);
}

/**
 * Follows the office's decisions on held changes; gives the ids of their records.
 *
 * A change that the office took counts as applied from now on, so it stays laid over the record until
 * the row is here. One that another took the place of is shown no more.
 */
export async function followOffice(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
): Promise<string[]> {
  const journal = tx.objectStore("journal");
  const open = await journal.index("open").getAll();
  const rids: string[] = [];
  for (const item of open) {
    if (item.outcome !== OUTCOME.held) continue;
    const told = await decisionOn(tx, cursors, item.mid);
    if (told === null || !isFinal(told)) continue;
    await journal.put(decided(item, told, cursors.get(item.slot)?.epoch ?? UNTOLD));
    rids.push(item.rid);
  }
  return rids;
}

/** What the office said last of a held change, or null; unknown while its stream is read again. */
export async function decisionOn(
  tx: Writing,
  cursors: ReadonlyMap<number, Cursor>,
  mid: string,
): Promise<BaseRow | null> {
  const rows = await tx.objectStore("base").index("rid").getAll(mid);
  const told = rows.find(({ kind, slot, gen }) => {
    const cursor = cursors.get(slot);
    return kind === HELD && cursor?.gen === gen && cursor.shadow === undefined;
  });
  return told ?? null;
}

function decided(item: JournalItem, { body }: BaseRow, epoch: number): JournalItem {
  const { open: _open, ...closed } = item;
  if (!TAKEN.includes(body.state)) return closed;
  const seq = typeof body.seq === "number" ? body.seq : null;
  return { ...item, outcome: OUTCOME.ok, seq, epoch, detail: {} };
}
