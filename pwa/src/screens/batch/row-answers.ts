/** What a row of a batch answers: what all share, what its item tells, and what was answered in it. */

import type {
  Answers,
  CompiledForm,
  ExternalItem,
  Field,
  FormContext,
  FormState,
  Value,
} from "../../forms/compiled";
import { changeAnswer, evaluateForm, finalAnswers } from "../../forms/rules";
import type { Draft, DraftRow } from "../../models/drafts";
import { isEmpty, leaves } from "../answer-words";
import type { BatchParts } from "./parts";

/** A form on its batch screen, with what its rules may know. */
export interface Batch {
  readonly form: CompiledForm;
  readonly parts: BatchParts;
  readonly context: FormContext;
}

/** What a row begins with, before anything is answered in it. */
export function rowStart({ form, parts, context }: Batch, shared: Answers, item: ExternalItem) {
  const { of } = parts;
  const change = (answers: Answers, name: string, value: Value) =>
    changeAnswer(form, answers, name, value, context);
  const named: Value = of.type === "select_multiple" ? [item.value] : item.value;
  let answers = change(shared, of.name, named);
  for (const field of leaves(form.fields)) {
    const told = item.columns?.[field.name];
    if (told === undefined || told === "" || !takesColumn(field, parts)) continue;
    answers = change(answers, field.name, columnAnswer(field, told));
  }
  return answers;
}

/** The answers of a touched row. */
export function rowAnswers(batch: Batch, draft: Draft, row: DraftRow): Answers {
  const { form, context } = batch;
  let answers = rowStart(batch, draft.answers, row.item);
  for (const [name, value] of Object.entries(row.answers)) {
    answers = changeAnswer(form, answers, name, value, context);
  }
  return row.date === undefined ? answers : { ...answers, _date: row.date };
}

export interface RowState {
  readonly state: FormState;
  /** What is missing or wrong in the row itself; what is asked above is not its matter. */
  readonly wrong: readonly string[];
}

/** What the rules say about the answers of a row. */
export function rowState({ form, parts, context }: Batch, answers: Answers): RowState {
  const state = evaluateForm(form, answers, context);
  return { state, wrong: wrongIn(state).filter((path) => !isShared(parts, path)) };
}

/** What is missing or wrong above the rows. */
export function wrongAbove({ parts }: Batch, state: FormState): readonly string[] {
  return wrongIn(state).filter((path) => isShared(parts, path));
}

/** The record that a touched row becomes. */
export function rowRecord(batch: Batch, draft: Draft, row: DraftRow): Draft {
  const { form, context } = batch;
  const answers = rowAnswers(batch, draft, row);
  const { rid, started, target } = row;
  const _date = answers._date ?? context.today;
  return {
    rid,
    form: draft.form,
    version: draft.version,
    answers: { ...finalAnswers(form, answers, context), _date },
    started,
    target,
    saved: draft.saved,
  };
}

/** The row with another answer; null when nothing is left of it. */
export function changedRow(row: DraftRow, name: string, value: Value): DraftRow | null {
  const changed = { ...row, answers: { ...row.answers, [name]: value } };
  return isTouched(changed) ? changed : null;
}

/** Whether somebody said anything in a row; such rows become records. */
export function isTouched({ ticked, answers }: DraftRow): boolean {
  return ticked === true || Object.values(answers).some((value) => !isEmpty(value));
}

const TOLD = new Set(["text", "select_one", "select_multiple", "integer", "decimal", "range"]);
const NUMBERS = new Set(["integer", "decimal", "range"]);

function takesColumn(field: Field, { of, shared }: BatchParts): boolean {
  return field.name !== of.name && !shared.has(field.name) && TOLD.has(field.type);
}

function columnAnswer({ type }: Field, told: string | number): Value {
  if (NUMBERS.has(type)) return Number(told);
  return type === "select_multiple" ? String(told).split(" ") : String(told);
}

function wrongIn({ missing, invalid }: FormState): readonly string[] {
  return [...new Set([...missing, ...invalid])];
}

function isShared({ shared }: BatchParts, path: string): boolean {
  return shared.has(path.split(".")[0] ?? path);
}
