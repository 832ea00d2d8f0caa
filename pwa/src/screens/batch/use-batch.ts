/** A batch in the hand of its writer: every touched row is kept, and each becomes a record. */

import { untracked } from "@preact/signals";
import { useMemo, useRef, useState } from "preact/hooks";
import type { CompiledForm, FormState } from "../../forms/compiled";
import { changeAnswer, evaluateForm } from "../../forms/rules";
import { type Draft, saveDraft } from "../../models/drafts";
import { language } from "../../models/language";
import { children, classes } from "../../models/library";
import { today } from "../clock";
import { formContext } from "../fill/form-context";
import type { BatchParts } from "./parts";
import { type Batch, wrongAbove } from "./row-answers";
import {
  answerOf,
  type Given,
  type Hand,
  type RowChanges,
  rowChanges,
  rowsIn,
} from "./row-changes";
import { saveRows, type Unfinished, unfinishedRows } from "./row-saving";

export interface BatchWriting extends RowChanges {
  readonly batch: Batch;
  readonly draft: Draft;
  /** What the rules say about the answers that all rows share. */
  readonly state: FormState;
  keep(draft: Draft): void;
  changeShared(name: string, given: Given): void;
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
  const show = (next: Draft) => {
    newest.current = next;
    setDraft(next);
  };
  const keep = (next: Draft) => {
    show(next);
    saveDraft(next);
  };
  const hand: Hand = { batch, now: () => newest.current, show, keep };
  const stateNow = () => evaluateForm(form, newest.current.answers, batch.context);
  return {
    batch,
    draft,
    state: evaluateForm(form, draft.answers, batch.context),
    keep,
    ...rowChanges(hand),
    changeShared(name, given) {
      const { answers } = newest.current;
      const value = answerOf(given, answers[name]);
      const changed = changeAnswer(form, answers, name, value, batch.context);
      keep({ ...newest.current, answers: changed });
    },
    count: () => rowsIn(newest.current).length,
    wrongAbove: () => wrongAbove(batch, stateNow()),
    unfinished: () => unfinishedRows(hand),
    save: (onSaved) => saveRows(hand, onSaved),
  };
}
