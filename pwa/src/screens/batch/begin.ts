/** What a batch starts from: the one that was left unfinished, or a new one with its defaults. */

import type { CompiledForm } from "../../forms/compiled";
import { startAnswers } from "../../forms/rules";
import {
  type Draft,
  DraftBusy,
  NoTarget,
  openDraft,
  resumeDraft,
  targets,
} from "../../models/drafts";
import { today } from "../clock";
import { formContext } from "../fill/form-context";
import { batchId } from "../route";

/** A batch to write in, or why there is none. */
export async function beginBatch(form: CompiledForm): Promise<Draft | "busy" | "notarget"> {
  const rid = batchId(form.id);
  try {
    const kept = await resumeDraft(rid);
    if (kept) return kept;
    const context = formContext(form.id, targets(form)[0] ?? null);
    const answers = { ...startAnswers(form, context), _date: today.value };
    return await openDraft(form, answers, rid);
  } catch (reason) {
    if (reason instanceof DraftBusy) return "busy";
    if (reason instanceof NoTarget) return "notarget";
    throw reason;
  }
}
