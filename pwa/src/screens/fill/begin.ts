/** What a form starts from: defaults, a kept draft, a record to correct, or one to write again. */

import type { Answers, CompiledForm, Field, Value } from "../../forms/compiled";
import { hasFunctions } from "../../forms/functions-to-come";
import { startAnswers } from "../../forms/rules";
import { OF_CHILDREN } from "../../forms/sources";
import {
  type Draft,
  DraftBusy,
  NoTarget,
  openDraft,
  resumeDraft,
  targets,
} from "../../models/drafts";
import { findRecord } from "../../models/records";
import { leaves } from "../answer-words";
import { today } from "../clock";
import { later } from "../later-part";
import type { Beginning } from "../route";
import { formContext } from "./form-context";

/** Why there is nothing to write in: each has its sentence. */
export type Refusal = "noform" | "nodraft" | "closed" | "busy" | "notarget";

/** A draft to write in, or why there is none. */
export async function beginDraft(
  form: CompiledForm | null,
  from: Beginning,
): Promise<Draft | Refusal> {
  try {
    if (from.edit) return await (await later.load()).editRecord(from.edit);
    const kept = from.draft ? await resumeDraft(from.draft) : null;
    if (kept) return kept;
    if (form === null) return from.draft ? "nodraft" : "noform";
    if (form.closed) return "closed";
    if (!(await hasFunctions(form))) return "noform";
    const given = from.given && (await later.load()).givenAnswers(form, from.given);
    return await openDraft(form, { ...firstAnswers(form, from), ...(given || {}) });
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

/**
 * What "same again" keeps: everything but children, days, times, files, scores and one-tap answers,
 * which are each record's own.
 */
export function repeatable(form: CompiledForm, answers: Answers): Answers {
  return keptOf(form.fields, answers);
}

function keptOf(fields: readonly Field[], answers: Answers): Answers {
  const kept = leaves(fields).filter((field) => !isFresh(field));
  const pairs = kept.flatMap((field): [string, Value][] => {
    const value = answers[field.name];
    if (value === undefined || value === null) return [];
    if (field.type !== "repeat" || !Array.isArray(value)) return [[field.name, value]];
    const rows = value as readonly Answers[];
    return [[field.name, rows.map((row) => keptOf(field.fields ?? [], row))]];
  });
  return Object.fromEntries(pairs);
}

const DAYS = ["date", "time", "dateTime"];
const FILES = ["image", "audio", "file", "geopoint"];
const FRESH = new Set([...DAYS, ...FILES, "acknowledge", "calculate", "hidden"]);
const FRESH_LOOK = /\b(rating|faces|minutes)\b/;

function isFresh({ type, list, appearance = "" }: Field): boolean {
  const ofChildren = typeof list === "object" && OF_CHILDREN.has(list.source);
  return ofChildren || FRESH.has(type) || FRESH_LOOK.test(appearance);
}
