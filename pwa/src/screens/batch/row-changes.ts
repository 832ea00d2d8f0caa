/** What a tap or an answer makes of a row of a batch. */

import { newId } from "@daybook/sync";
import type { Answers, Value } from "../../forms/compiled";
import type { Draft, DraftRow } from "../../models/drafts";
import { isEmpty } from "../answer-words";
import { type Batch, changedRow, isTouched, rowAnswers, rowState } from "./row-answers";
import { type BatchRow, rowOf } from "./rows";

export type Given = Value | ((now: Value | undefined) => Value);

/** The batch as it stands at any moment, and the ways to replace it. */
export interface Hand {
  readonly batch: Batch;
  now(): Draft;
  /** On the screen only: the phone has it so already. */
  show(draft: Draft): void;
  keep(draft: Draft): void;
}

export interface RowChanges {
  /** Answers a question of a row; tells whether the row wants more. */
  changeRow(row: BatchRow, name: string, given: Given): boolean;
  /** Says that a row is done, or takes that back; tells whether the row has to be unfolded. */
  sayDone(row: BatchRow): boolean;
  /** Says that it did not take place, or takes that back; tells whether a reason is to be given. */
  sayInstead(row: BatchRow): boolean;
  /** Makes a row as if nobody had touched it. */
  clear(row: BatchRow): void;
  touched(key: string): DraftRow | undefined;
}

export function rowChanges(hand: Hand): RowChanges {
  const { instead } = hand.batch.parts;
  const touched = (key: string) => rowsIn(hand.now()).find((each) => rowOf(each).key === key);
  const begun = (row: BatchRow) => touched(row.key) ?? begunRow(row, hand.now());
  const changeRow: RowChanges["changeRow"] = (row, name, given) => {
    const before = begun(row);
    const now = rowAnswers(hand.batch, hand.now(), before)[name];
    // What is said instead takes the place of "done".
    const ticked = before.ticked === true && name !== instead?.name;
    const after = changedRow({ ...before, ticked }, name, answerOf(given, now));
    put(hand, row.key, after);
    return after === null || wants(hand, after);
  };
  return {
    touched,
    changeRow,
    sayDone(row) {
      const reason = instead?.name ?? "";
      const before = begun(row);
      const { [reason]: given, ...answers } = before.answers;
      const now = { ...before, answers };
      if (isEmpty(given) && isTouched(now)) {
        if (Object.values(answers).every(isEmpty)) put(hand, row.key, null);
        return Object.keys(answers).length > 0;
      }
      const asks = wants(hand, now);
      put(hand, row.key, asks ? changedRow(now, reason, null) : { ...now, ticked: true });
      return asks;
    },
    sayInstead(row) {
      if (instead === null) return true;
      const { name, type } = instead;
      const given = touched(row.key)?.answers[name];
      const asks = isEmpty(given) && type !== "acknowledge";
      if (!asks) changeRow(row, name, isEmpty(given) ? "OK" : null);
      return asks;
    },
    clear: (row) => put(hand, row.key, null),
  };
}

/** The touched rows of a batch, in the order they were touched. */
export function rowsIn({ rows = [] }: Draft): readonly DraftRow[] {
  return rows.filter(isTouched);
}

/** The answer that was given, where it may be made of the present one. */
export function answerOf(given: Given, now: Value | undefined): Value {
  return typeof given === "function" ? given(now) : given;
}

/** Whether something is missing or wrong in a row. */
function wants({ batch, now }: Hand, row: DraftRow): boolean {
  return rowState(batch, rowAnswers(batch, now(), row)).wrong.length > 0;
}

/** A row keeps its place; null takes it out. */
function put({ now, keep }: Hand, key: string, row: DraftRow | null): void {
  const rows = [...rowsIn(now())];
  const place = rows.findIndex((each) => rowOf(each).key === key);
  if (place >= 0) rows.splice(place, 1, ...(row ? [row] : []));
  else if (row) rows.push(row);
  keep({ ...now(), rows });
}

function begunRow({ item, date }: BatchRow, { target }: Draft): DraftRow {
  const started = Date.now();
  const answers: Answers = {};
  const row = { rid: newId(started), item, answers, started, target };
  return date === null ? row : { ...row, date };
}
