/** What a person decides about a record in two versions, or about a change that was not taken. */

import { type Fields, OUTCOME, type Value } from "@daybook/sync";
import type { BaseRow, Writing } from "../storage/schema";
import { onePending, type Pending } from "../storage/shown";
import { shownEpoch } from "../sync/cursors";
import { type Change, enqueue, giveUp } from "../sync/enqueue";
import { agreedRow, RECORD, slotOf } from "./record-body";
import { noticeFull } from "./storage";
import type { Meeting } from "./versions";
import { withdraw } from "./withdrawing";
import { announce, currentDatabase, workplace } from "./workplace";

/** The present version stays. */
export async function keepPresent(rid: string, { others }: Meeting): Promise<void> {
  await settle(rid, others);
}

/** Another version takes the place of the present one. */
export async function takeVersion(rid: string, meeting: Meeting, value: Value): Promise<void> {
  await settle(rid, meeting.others, { [meeting.name]: value });
}

/** The record that somebody removed is removed after all, with all that there was to choose. */
export async function removeAfterAll(rid: string, meetings: readonly Meeting[]): Promise<void> {
  await withdraw(rid);
  for (const meeting of meetings) await keepPresent(rid, meeting);
}

/** Takes back what was not taken: the record stays as the office has it, or goes if it has none. */
export async function takeBack(rid: string): Promise<void> {
  const pending = await onePending(currentDatabase(), rid);
  const user = workplace.peek()?.signedIn.user ?? "";
  if (agreedRow(pending, user) === null) return withdraw(rid);
  const replaces = pending.told.map((row) => row.rid);
  const kept = pending.sent.some(({ outcome }) => outcome === OUTCOME.held);
  if (!kept && replaces.length === 0) return inOneStep(rid, (tx) => giveUp(tx, rid));
  // A change of nothing: it only takes the place of the others.
  await inOneStep(rid, (tx) => change(tx, "set", placeOf(rid, pending), { replaces }));
}

type Place = Pick<BaseRow, "rid" | "slot" | "seq">;

async function settle(rid: string, offers: Meeting["others"], fields?: Fields): Promise<void> {
  const pending = await onePending(currentDatabase(), rid);
  await inOneStep(rid, async (tx) => {
    if (fields !== undefined) {
      await change(tx, "set", placeOf(rid, pending), { fields, beside: true });
    }
    for (const { row, slot, seq } of offers) await change(tx, "del", { rid: row, slot, seq });
  });
}

function placeOf(rid: string, pending: Pending): Place {
  return { rid, slot: slotOf(pending) ?? 0, seq: pending.row?.seq ?? 0 };
}

/** Writes all of a decision or nothing of it; a phone without room is told of as everywhere. */
async function inOneStep(rid: string, write: (tx: Writing) => Promise<void>): Promise<void> {
  try {
    await currentDatabase().write(["outbox", "journal", "cursor"], write);
  } catch (error) {
    if (!noticeFull(error)) throw error;
    return;
  }
  announce({ rows: [rid], wake: true });
}

async function change(
  tx: Writing,
  kind: Change["change"],
  { rid, slot, seq }: Place,
  more: Partial<Change> = {},
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
