/** This person's own records among those on the phone. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { type RecordView, records } from "../models/records";
import { session } from "../models/session";

/** Own finished records, newest first. */
export const ownRecords: ReadonlySignal<readonly RecordView[]> = computed(() =>
  ownOf(records.value).filter((each) => each.state !== "draft"),
);

/** Own unfinished records, newest first. */
export const ownDrafts: ReadonlySignal<readonly RecordView[]> = computed(() =>
  ownOf(records.value).filter((each) => each.state === "draft"),
);

function ownOf(all: readonly RecordView[]): readonly RecordView[] {
  const me = session.value?.user;
  return all.filter((each) => each.author === null || each.author === me);
}
