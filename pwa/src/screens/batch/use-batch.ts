/** A batch in the hand of its writer: every touched row is kept, and each becomes a record. */

import { newId } from "@daybook/sync";
import { untracked } from "@preact/signals";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Answers, CompiledForm, FormState, Value } from "../../forms/compiled";
import { changeAnswer, evaluateForm } from "../../forms/rules";
import { type Draft, type DraftRow, finish, saveDraft } from "../../models/drafts";
import { language } from "../../models/language";
import { children, classes } from "../../models/library";
import { isEmpty } from "../answer-words";
import { today } from "../clock";
import { formContext } from "../fill/form-context";
import type { BatchParts } from "./parts";
import {
  type Batch,
  changedRow,
  isTouched,
  rowAnswers,
  rowRecord,
  rowState,
  wrongAbove,
} from "./row-answers";
import { type BatchRow, rowOf } from "./rows";

type Given = Value | ((now: Value | undefined) => Value);

/** A row that is not finished yet, and what it wants. */
export interface Unfinished {
  readonly row: BatchRow;
  readonly wrong: readonly string[];
}

export interface BatchWriting {
  readonly batch: Batch;
  readonly draft: Draft;
  /** What the rules say about the answers that all rows share. */
  readonly state: FormState;
  keep(draft: Draft): void;
  changeShared(name: string, given: Given): void;
  /** Answers a question of a row; tells whether the row wants more. */
  changeRow(row: BatchRow, name: string, given: Given): boolean;
  /** Says that a row is done, or takes that back; tells whether the row has to be unfolded. */
  sayDone(row: BatchRow): boolean;
  /** Says that it did not take place, or takes that back; tells whether a reason is to be given. */
  sayInstead(row: BatchRow): boolean;
  /** Makes a row as if nobody had touched it. */
  clear(row: BatchRow): void;
  touched(key: string): DraftRow | undefined;
  /** How many rows somebody touched. */
  count(): number;
  /** What all rows want from above. */
  wrongAbove(): readonly string[];
  unfinished(): readonly Unfinished[];
  /** Makes records of the rows that want nothing, one durable write each; tells each one's id. */
  save(onSaved: (rid: string) => void): Promise<void>;
}

/** Holds the draft that `first` began; it stays with the form it was opened for. */
export function useBatch(form: CompiledForm, parts: BatchParts, first: Draft): BatchWriting {
  const [draft, setDraft] = useState(first);
  // Photographs arrive later than they were asked for: they join the newest answers.
  const newest = useRef(first);
  const batch = useMemo(
    () => untracked(() => ({ form, parts, context: formContext(form.id, draft.target) })),
    [form, parts, draft.target, language.value, today.value, children.value, classes.value],
  );
  const keep = (next: Draft) => {
    newest.current = next;
    setDraft(next);
    saveDraft(next);
  };
  const put = (key: string, row: DraftRow | null) => {
    const before = rowsIn(newest.current);
    const place = before.findIndex((each) => rowOf(each).key === key);
    const rows = [...before];
    if (place >= 0) rows.splice(place, 1, ...(row ? [row] : []));
    else if (row) rows.push(row);
    keep({ ...newest.current, rows });
  };
  const touched = (key: string) => rowsIn(newest.current).find((each) => rowOf(each).key === key);
  const stateOf = (row: DraftRow) => rowState(batch, rowAnswers(batch, newest.current, row));
  const changeRow = (row: BatchRow, name: string, given: Given) => {
    const before = touched(row.key) ?? begun(row, newest.current);
    const now = rowAnswers(batch, newest.current, before)[name];
    // What is said instead takes the place of "done".
    const ticked = before.ticked === true && name !== parts.instead?.name;
    const after = changedRow({ ...before, ticked }, name, answerOf(given, now));
    put(row.key, after);
    return after === null || stateOf(after).wrong.length > 0;
  };
  return {
    batch,
    draft,
    state: evaluateForm(form, draft.answers, batch.context),
    keep,
    changeShared(name, given) {
      const { answers } = newest.current;
      const value = answerOf(given, answers[name]);
      const changed = changeAnswer(form, answers, name, value, batch.context);
      keep({ ...newest.current, answers: changed });
    },
    changeRow,
    sayDone(row) {
      const reason = parts.instead?.name ?? "";
      const before = touched(row.key) ?? begun(row, newest.current);
      const { [reason]: given, ...answers } = before.answers;
      const now = { ...before, answers };
      if (isEmpty(given) && isTouched(now)) {
        if (Object.values(answers).every(isEmpty)) put(row.key, null);
        return Object.keys(answers).length > 0;
      }
      const wants = stateOf(now).wrong.length > 0;
      put(row.key, wants ? changedRow(now, reason, null) : { ...now, ticked: true });
      return wants;
    },
    sayInstead(row) {
      if (parts.instead === null) return true;
      const { name, type } = parts.instead;
      const given = touched(row.key)?.answers[name];
      const asks = isEmpty(given) && type !== "acknowledge";
      if (!asks) changeRow(row, name, isEmpty(given) ? "OK" : null);
      return asks;
    },
    clear(row) {
      put(row.key, null);
    },
    touched,
    count: () => rowsIn(newest.current).length,
    wrongAbove: () => wrongAbove(batch, evaluateForm(form, newest.current.answers, batch.context)),
    unfinished() {
      const all = rowsIn(newest.current).map((row) => ({ row: rowOf(row), ...stateOf(row) }));
      return all.filter(({ wrong }) => wrong.length > 0);
    },
    async save(onSaved) {
      const ready = rowsIn(newest.current).filter((row) => stateOf(row).wrong.length === 0);
      try {
        for (const row of ready) {
          const rows = rowsIn(newest.current).filter(({ rid }) => rid !== row.rid);
          const rest = { ...newest.current, rows };
          await finish(rowRecord(batch, newest.current, row), rest);
          newest.current = rest;
          onSaved(row.rid);
        }
      } catch (reason) {
        keep(newest.current);
        throw reason;
      }
      setDraft(newest.current);
    },
  };
}

/** The touched rows of a batch, in the order they were touched. */
export function rowsIn({ rows = [] }: Draft): readonly DraftRow[] {
  return rows.filter(isTouched);
}

function begun({ item, date }: BatchRow, { target }: Draft): DraftRow {
  const started = Date.now();
  const answers: Answers = {};
  const row = { rid: newId(started), item, answers, started, target };
  return date === null ? row : { ...row, date };
}

function answerOf(given: Given, now: Value | undefined): Value {
  return typeof given === "function" ? given(now) : given;
}
