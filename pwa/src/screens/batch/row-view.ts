/** How a row of a batch stands: untouched, ready, not taken place, or with something missing. */

import type { Answers, CompiledForm, FormState } from "../../forms/compiled";
import { local } from "../../i18n/local";
import type { Draft, DraftRow } from "../../models/drafts";
import { answerWords, isEmpty, leaves } from "../answer-words";
import type { BatchParts } from "./parts";
import { type Batch, rowAnswers, rowStart, rowState } from "./row-answers";
import type { BatchRow } from "./rows";

export type Mark = "untouched" | "ready" | "instead" | "wants";

export interface RowView {
  readonly mark: Mark;
  readonly state: FormState;
  readonly wrong: readonly string[];
  /** What was answered in the row, in words; "" when nothing was. */
  readonly words: string;
}

/** How many answers a folded row shows. */
const SHOWN = 3;

/** The view of a row; `touched` is undefined while nobody said anything in it. */
export function rowView(
  batch: Batch,
  draft: Draft,
  row: BatchRow,
  touched: DraftRow | undefined,
): RowView {
  const answers = touched
    ? rowAnswers(batch, draft, touched)
    : rowStart(batch, draft.answers, row.item);
  const { state, wrong } = rowState(batch, answers);
  const mark = touched ? markOf(batch.parts, answers, wrong) : "untouched";
  const words = touched ? wordsOf(batch, touched, answers) : "";
  return { mark, state, wrong, words };
}

/** The labels of what is missing or wrong in a form, each once. */
export function wantedWords(form: CompiledForm, paths: readonly string[]): readonly string[] {
  const asked = leaves(form.fields);
  const labels = paths.flatMap((path) => {
    const field = asked.find(({ name }) => name === path.split(".")[0]);
    return field ? [local(field.label)] : [];
  });
  return [...new Set(labels)];
}

function markOf({ instead }: BatchParts, answers: Answers, wrong: readonly string[]): Mark {
  if (wrong.length > 0) return "wants";
  return instead && !isEmpty(answers[instead.name]) ? "instead" : "ready";
}

function wordsOf({ form, parts }: Batch, touched: DraftRow, answers: Answers): string {
  const asked = [...(parts.instead ? [parts.instead] : []), ...leaves(parts.each)];
  return asked
    .filter(({ name, type }) => name in touched.answers && type !== "acknowledge")
    .map((field) => answerWords(form, field, answers[field.name]))
    .filter((words) => words !== "")
    .slice(0, SHOWN)
    .join(" · ");
}
