/** What a person decides about a record in two versions, or about a change that was not taken. */

import type { Fields, Value } from "@daybook/sync";
import type { BaseRow, Writing } from "../storage/schema";
import { onePending, type Pending } from "../storage/shown";
import { shownEpoch } from "../sync/cursors";
import { type Change, enqueue } from "../sync/enqueue";
import { agreedRow, RECORD, slotOf } from "./record-body";
import { withdraw } from "./records";
import type { Meeting } from "./versions";
import { announce, currentDatabase, workplace } from "./workplace";

/** The present version stays. */
export async function keepPresent(rid: string, { others }: Meeting): Promise<void> {
  await inOneStep(rid, others, null);
}

/** Another version takes the place of the present one. */
export async function takeVersion(rid: string, meeting: Meeting, value: Value): Promise<void> {
  await inOneStep(rid, meeting.others, { [meeting.name]: value });
}

/** The record that somebody removed is removed after all, with all that there was to choose. */
export async function removeAfterAll(rid: string, meetings: readonly Meeting[]): Promise<void> {
  await withdraw(rid);
  for (const meeting of meetings) await keepPresent(rid, meeting);
}

/** Takes back what was not taken: the record stays as the office has it, or goes if it has none. */
export async function takeBack(rid: string): Promise<void> {
  const database = currentDatabase();
  const pending = await onePending(database, rid);
  const user = workplace.peek()?.signedIn.user ?? "";
  const there = agreedRow(pending, user);
  if (there === null) return withdraw(rid);
  await database.write(["outbox", "journal", "cursor"], async (tx) => {
    // A change of nothing: it only takes the place of the others.
    await change(
      tx,
      "set",
      { rid, slot: slotOf(pending) ?? 0, seq: pending.row?.seq ?? 0 },
      {
        replaces: pending.told.map((row) => row.rid),
      },
    );
  });
  announce({ rows: [rid], wake: true });
}

type Place = Pick<BaseRow, "rid" | "slot" | "seq">;

async function inOneStep(
  rid: string,
  offers: Meeting["others"],
  fields: Fields | null,
): Promise<void> {
  const database = currentDatabase();
  const { row }: Pending = await onePending(database, rid);
  await database.write(["outbox", "journal", "cursor"], async (tx) => {
    if (fields !== null && row !== null) await change(tx, "set", row, { fields, beside: true });
    for (const { row: offer, slot, seq } of offers) {
      await change(tx, "del", { rid: offer, slot, seq }, {});
    }
  });
  announce({ rows: [rid], wake: true });
}

async function change(
  tx: Writing,
  kind: Change["change"],
  { rid, slot, seq }: Place,
  more: Partial<Change>,
): Promise<void> {
  const epoch = shownEpoch(await tx.objectStore("cursor").get(slot));
  await enqueue(tx, {
    change: kind,
    slot,
    rid,
    kind: RECORD,
    form: null,
    base: [epoch, seq],
    fields: {},
    at: Date.now(),
    ...more,
  });
}
