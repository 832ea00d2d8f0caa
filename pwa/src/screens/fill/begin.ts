/** What a form starts from: defaults, a kept draft, a record to correct, or one to write again. */

import type { Answers, CompiledForm, Field, Value } from "../../forms/compiled";
import { startAnswers } from "../../forms/rules";
import { OF_CHILDREN } from "../../forms/sources";
import {
  type Draft,
  DraftBusy,
  editRecord,
  NoTarget,
  openDraft,
  resumeDraft,
  targets,
} from "../../models/drafts";
import { findRecord } from "../../models/records";
import { leaves } from "../answer-words";
import { today } from "../clock";
import type { Beginning } from "../route";
import { formContext } from "./form-context";

/** Why there is nothing to write in: each has its sentence. */
export type Refusal = "noform" | "nodraft" | "busy" | "notarget";

/** A draft to write in, or why there is none. */
export async function beginDraft(
  form: CompiledForm | null,
  from: Beginning,
): Promise<Draft | Refusal> {
  try {
    if (from.edit) return await editRecord(from.edit);
    const kept = from.draft ? await resumeDraft(from.draft) : null;
    if (kept) return kept;
    if (form === null) return from.draft ? "nodraft" : "noform";
    return await openDraft(form, firstAnswers(form, from));
  } catch (reason) {
    if (reason instanceof DraftBusy) return "busy";
    if (reason instanceof NoTarget) return "notarget";
    throw reason;
  }
}

function firstAnswers(form: CompiledForm, from: Beginning): Answers {
  const context = formContext(form.id, targets(form)[0] ?? null);
  const again = from.again ? findRecord(from.again) : null;
  const start = { ...startAnswers(form, context), _date: today.value };
  return again ? { ...start, ...repeatable(form, again.answers) } : start;
}

/** What "same again" keeps: everything but children, days, times, photographs and one-tap answers. */
export function repeatable(form: CompiledForm, answers: Answers): Answers {
  const kept = leaves(form.fields).filter((field) => !isFresh(field));
  const pairs = kept.flatMap((field): [string, Value][] => {
    const value = answers[field.name];
    return value === undefined || value === null ? [] : [[field.name, value]];
  });
  return Object.fromEntries(pairs);
}

const FRESH = new Set(["date", "time", "dateTime", "image", "acknowledge", "calculate", "hidden"]);

function isFresh(field: Field): boolean {
  const ofChildren = typeof field.list === "object" && OF_CHILDREN.has(field.list.source);
  return ofChildren || FRESH.has(field.type);
}
