/** What a batch starts from: the one that was left unfinished, or a new one with its defaults. */

import "../../forms/all-functions";
import type { Answers, CompiledForm, FormContext } from "../../forms/compiled";
import { hasFunctions } from "../../forms/functions-to-come";
import { changeAnswer, evaluateForm, startAnswers } from "../../forms/rules";
import {
  type Draft,
  DraftBusy,
  leaveDraft,
  NoTarget,
  openDraft,
  resumeDraft,
  targets,
} from "../../models/drafts";
import { formVersion } from "../../models/library";
import { leaves } from "../answer-words";
import { today } from "../clock";
import { formContext } from "../fill/form-context";
import { batchId } from "../route";
import { batchParts } from "./parts";

/** Why there is nothing to write in: each has its sentence. */
export type Refusal = "noform" | "closed" | "busy" | "notarget";

/** A batch to write in, and the version of the form that it keeps. */
export interface Begun {
  readonly draft: Draft;
  readonly form: CompiledForm;
}

/** A batch to write in, or why there is none. */
export async function beginBatch(newest: CompiledForm): Promise<Begun | Refusal> {
  const rid = batchId(newest.id);
  try {
    const draft = await resumeDraft(rid);
    const form = draft ? formVersion(draft.form, draft.version) : newest;
    if (form === null || !(await hasFunctions(form))) {
      leaveDraft({ rid });
      return "noform";
    }
    if (draft) return { draft, form };
    return form.closed ? "closed" : { draft: await newBatch(form), form };
  } catch (reason) {
    if (reason instanceof DraftBusy) return "busy";
    if (reason instanceof NoTarget) return "notarget";
    throw reason;
  }
}

function newBatch(form: CompiledForm): Promise<Draft> {
  const context = formContext(form.id, targets(form)[0] ?? null);
  const answers = withRows(form, startAnswers(form, context), context);
  return openDraft(form, { ...answers, _date: today.value }, batchId(form.id));
}

/** The answers, with the one choice above that makes the form ask for the rows' list at all. */
function withRows(form: CompiledForm, answers: Answers, context: FormContext): Answers {
  const parts = batchParts(form);
  const asksRows = (given: Answers) =>
    parts === null ||
    evaluateForm(form, given, context).fields.get(parts.of.name)?.relevant !== false;
  if (parts === null || asksRows(answers)) return answers;
  const tried = leaves(parts.above).flatMap(({ name, type, list }) => {
    const choices = type === "select_one" && typeof list === "string" ? form.choices[list] : [];
    return (choices ?? []).map(({ value }) => changeAnswer(form, answers, name, value, context));
  });
  return tried.find(asksRows) ?? answers;
}
