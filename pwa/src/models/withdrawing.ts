/** Takes records back. */

import { OUTCOME } from "@daybook/sync";
import { onePending, type Pending } from "../storage/shown";
import { shownEpoch } from "../sync/cursors";
import { enqueue, giveUp } from "../sync/enqueue";
import { RECORD, slotOf } from "./record-body";
import { noteWithdrawn } from "./withdrawn";
import { announce, currentDatabase } from "./workplace";

/** Takes a record back: it disappears here at once, and elsewhere with the next sync. */
export async function withdraw(rid: string): Promise<void> {
  const database = currentDatabase();
  const pending = await onePending(database, rid);
  const slot = slotOf(pending);
  if (slot === null) return;
  await database.write(["outbox", "journal", "cursor", "views"], async (tx) => {
    if (isOnlyHere(pending)) return giveUp(tx, rid);
    await noteWithdrawn(tx, rid, pending);
    const epoch = shownEpoch(await tx.objectStore("cursor").get(slot));
    await enqueue(tx, {
      change: "del",
      slot,
      rid,
      kind: RECORD,
      form: null,
      base: [epoch, pending.row?.seq ?? 0],
      fields: {},
      at: Date.now(),
      replaces: pending.told.map((row) => row.rid),
    });
  });
  announce({ rows: [rid], wake: true });
}

/** Whether all there is of a record was refused: then the server has nothing to remove. */
function isOnlyHere({ row, sent, waiting, told }: Pending): boolean {
  const refused = sent.every(({ outcome }) => outcome === OUTCOME.refused);
  return row === null && refused && waiting.length + told.length === 0;
}
