/** A part of somebody else's record: a change of its own fields only, so that it meets no edit. */

import type { Fields } from "@daybook/sync";
import { onePending } from "../storage/shown";
import { shownEpoch } from "../sync/cursors";
import { enqueue } from "../sync/enqueue";
import { RECORD, slotOf } from "./record-body";
import { putReview, reviewsOf } from "./reviews";
import { noticeFull } from "./storage";
import { announce, currentDatabase, workplace } from "./workplace";

/**
 * Writes a part; it waits to be sent, durably. With `reads`, whoever writes it has seen the record,
 * which is said once.
 */
export async function savePart(rid: string, fields: Fields, reads: boolean): Promise<void> {
  const database = currentDatabase();
  const pending = await onePending(database, rid);
  const slot = slotOf(pending);
  if (slot === null) return;
  const rids = [rid];
  try {
    await database.write(["outbox", "journal", "cursor"], async (tx) => {
      const epoch = shownEpoch(await tx.objectStore("cursor").get(slot));
      await enqueue(tx, {
        change: "set",
        slot,
        rid,
        kind: RECORD,
        form: null,
        base: [epoch, pending.row?.seq ?? 0],
        fields,
        at: Date.now(),
      });
      if (reads && !isSeenByMe(rid)) rids.push(await putReview(tx, slot, rid, { verb: "seen" }));
    });
  } catch (error) {
    noticeFull(error);
    throw error;
  }
  announce({ rows: rids, wake: true });
}

function isSeenByMe(rid: string): boolean {
  const me = workplace.peek()?.signedIn.user;
  return reviewsOf(rid).some(({ by }) => by === me);
}
