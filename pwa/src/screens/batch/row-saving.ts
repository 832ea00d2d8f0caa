/** Rows become records one by one, each in a durable write of its own. */

import { finish } from "../../models/drafts";
import { rowAnswers, rowRecord, rowState } from "./row-answers";
import { type Hand, rowsIn } from "./row-changes";
import { type BatchRow, rowOf } from "./rows";

/** A row that is not finished yet, and what it wants. */
export interface Unfinished {
  readonly row: BatchRow;
  readonly wrong: readonly string[];
}

/** The touched rows in which something is missing or wrong. */
export function unfinishedRows({ batch, now }: Hand): readonly Unfinished[] {
  const all = rowsIn(now()).map((row) => {
    const { wrong } = rowState(batch, rowAnswers(batch, now(), row));
    return { row: rowOf(row), wrong };
  });
  return all.filter(({ wrong }) => wrong.length > 0);
}

/** Saves the rows that want nothing; after a failure what is not saved is still there. */
export async function saveRows(hand: Hand, onSaved: (rid: string) => void): Promise<void> {
  const { batch, now, show, keep } = hand;
  const wanting = new Set(unfinishedRows(hand).map(({ row }) => row.key));
  const ready = rowsIn(now()).filter((row) => !wanting.has(rowOf(row).key));
  try {
    for (const row of ready) {
      const rest = { ...now(), rows: rowsIn(now()).filter(({ rid }) => rid !== row.rid) };
      await finish(rowRecord(batch, now(), row), rest);
      show(rest);
      onSaved(row.rid);
    }
  } catch (reason) {
    keep(now());
    throw reason;
  }
}
