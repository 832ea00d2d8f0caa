/** This person's own records among those on the phone. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { ownPair } from "../models/library";
import { type RecordView, records } from "../models/records";
import { session } from "../models/session";

/** Own finished records, newest first. */
export const ownRecords: ReadonlySignal<readonly RecordView[]> = computed(() =>
  ownOf(records.value).filter((each) => each.state !== "draft"),
);

/** Own finished records, and what others wrote in the files of one's pairs; newest first. */
export const filedRecords: ReadonlySignal<readonly RecordView[]> = computed(() => {
  const own = new Set(ownRecords.value);
  return records.value.filter((each) => own.has(each) || ownPair(each.answers.pair));
});

/** Own unfinished records, newest first. */
export const ownDrafts: ReadonlySignal<readonly RecordView[]> = computed(() =>
  ownOf(records.value).filter((each) => each.state === "draft"),
);

function ownOf(all: readonly RecordView[]): readonly RecordView[] {
  const me = session.value?.user;
  return all.filter((each) => each.author === null || each.author === me);
}
