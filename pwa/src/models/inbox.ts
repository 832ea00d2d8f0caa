/** What a leader has to look at, of the records on this phone: it needs no network. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { addDays, dateOf } from "../forms/week";
import { isLed, ledSchools } from "./leading";
import { formVersion } from "./library";
import { type RecordView, records } from "./records";
import { isSeen, reviewsOf, unheardAnswer } from "./reviews";

export interface Inbox {
  /** To be known at once, and nobody has looked yet. */
  readonly urgent: readonly RecordView[];
  /** Their authors completed what was asked, and nobody has looked since. */
  readonly answered: readonly RecordView[];
  /** Nobody has looked at them yet, newest first. */
  readonly unseen: readonly RecordView[];
  /** Problems that are not solved, oldest first. */
  readonly problems: readonly RecordView[];
  /** Visits whose corrections are due soon or were due, the first due first. */
  readonly corrections: readonly RecordView[];
}

/** How far back a record still waits to be looked at, in days. */
export const LOOK_BACK = 60;
/** How long ahead of its day a correction is shown, in days. */
const AHEAD = 7;

export const inbox: ReadonlySignal<Inbox> = computed(() => {
  const today = dateOf(Date.now());
  const since = addDays(today, -LOOK_BACK);
  const entries = records.value.filter((each) => each.state !== "draft" && isEntry(each));
  const others = entries.filter(isLed);
  const fresh = others.filter((each) => !isSeen(each));
  const answered = fresh.filter((each) => unheardAnswer(each) !== null);
  const unseen = fresh.filter(
    (each) => each.date >= since && reviewsOf(each.rid).every(({ by }) => by === each.author),
  );
  return {
    urgent: unseen.filter(isUrgent),
    answered,
    unseen: unseen.filter((each) => !isUrgent(each)),
    problems: others.filter(isOpenProblem).reverse(),
    corrections: entries
      .filter((each) => isOfLed(each) && isToCorrect(each, addDays(today, AHEAD)))
      .sort((one, other) => (correctBy(one) < correctBy(other) ? -1 : 1)),
  };
});

/** The day by which what a visit found is to be put right; "" for none. */
export function correctBy({ answers }: RecordView): string {
  return typeof answers.correct_by === "string" ? answers.correct_by : "";
}

/** Registers are not looked at one by one. */
function isEntry({ form, version }: RecordView): boolean {
  return formVersion(form, version)?.layer !== "register";
}

function isOfLed({ school }: RecordView): boolean {
  return school !== null && ledSchools.value.has(school);
}

function isUrgent({ form, answers }: RecordView): boolean {
  return form === "child" && answers.urgent === "OK";
}

function isOpenProblem({ form, answers }: RecordView): boolean {
  return form === "daylog" && answers.kind === "problem" && answers.solved !== "OK";
}

function isToCorrect(record: RecordView, until: string): boolean {
  const by = correctBy(record);
  return record.form === "visit" && by !== "" && by <= until && !record.answers.correction;
}
