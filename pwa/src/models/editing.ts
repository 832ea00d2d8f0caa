/** Drafts of changes to records. */

import type { Fields } from "@daybook/sync";
import type { Answers } from "../forms/compiled";
import { onePending } from "../storage/shown";
import { shownEpoch } from "../sync/cursors";
import { holdDraft, leaveDraft } from "./draft-locks";
import { type Draft, NoTarget, storedDraft } from "./drafts";
import { grants } from "./library";
import { agreedRow, answersIn, shownRow, slotOf } from "./record-body";
import { currentDatabase, workplace } from "./workplace";

/** A draft of changes to a record, held by this tab. Raises `DraftBusy`. */
export async function editRecord(rid: string): Promise<Draft> {
  await holdDraft(rid);
  const draft = (await storedDraft(rid)) ?? (await draftOfRecord(rid));
  if (draft !== null) return draft;
  leaveDraft({ rid });
  throw new NoTarget();
}

async function draftOfRecord(rid: string): Promise<Draft | null> {
  const user = workplace.peek()?.signedIn.user ?? "";
  const database = currentDatabase();
  const pending = await onePending(database, rid);
  const shown = shownRow(pending, user);
  const slot = slotOf(pending);
  const grant = grants.value.find((each) => each.slot === slot);
  if (shown === null || slot === null || shown.meta.f === undefined) return null;
  const cursor = await database.read(["cursor"], (tx) => tx.objectStore("cursor").get(slot));
  const { _school: school, _class: of, _started: started } = shown.body;
  const [form, version] = shown.meta.f;
  const agreed = agreedRow(pending, user);
  const now = Date.now();
  return {
    rid,
    form,
    version,
    answers: withDate(shown.body),
    started: typeof started === "number" ? started : now,
    target: {
      slot,
      key: grant?.key ?? "",
      school: typeof school === "string" ? school : "",
      class: typeof of === "string" ? of : null,
    },
    base: {
      answers: agreed === null ? null : withDate(agreed.body),
      epoch: shownEpoch(cursor),
      seq: pending.row?.seq ?? 0,
    },
    saved: now,
  };
}

function withDate(body: Fields): Answers {
  const answers = answersIn(body);
  return typeof body._date === "string" ? { ...answers, _date: body._date } : answers;
}
