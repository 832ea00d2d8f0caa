/** What a batch starts from: the one that was left unfinished, or a new one with its defaults. */

import "../../forms/all-functions";
import type { CompiledForm } from "../../forms/compiled";
import { hasFunctions } from "../../forms/functions-to-come";
import { startAnswers } from "../../forms/rules";
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
import { today } from "../clock";
import { formContext } from "../fill/form-context";
import { batchId } from "../route";

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
  const answers = { ...startAnswers(form, context), _date: today.value };
  return openDraft(form, answers, batchId(form.id));
}
