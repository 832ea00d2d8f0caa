/** Why a change was not taken, in a sentence, and the answer where mending it begins. */

import type { CompiledForm } from "../forms/compiled";
import { tell } from "../i18n/record";
import { type RecordKey, recordZh } from "../i18n/record-zh";
import type { RecordView } from "../models/records";
import { type Remedy, remedyFor, type Trouble } from "../models/trouble";
import { leaves } from "./answer-words";
import { fillHash } from "./route";

/** The sentence of the reason for which a change was not taken; `kept` by the office or refused. */
export function whyWords(reason: string, kept = true): string {
  const key = `why.${reason}`;
  if (key in recordZh) return tell(key as RecordKey);
  return tell(kept ? "why.unknown" : "why.malformed");
}

/** What a person can do about a record: what the most pressing of its troubles calls for. */
export function remedyOf({ form, troubles }: RecordView): Remedy {
  const remedies = troubles.map(remedyFor);
  if (remedies.includes("decide")) return "decide";
  if (form !== "" && remedies.includes("complete")) return "complete";
  return remedies.includes("elsewhere") ? "elsewhere" : "wait";
}

/** The address of the form, open at the first answer that has to be put right. */
export function completeHash(record: RecordView, form: CompiledForm | null): string {
  const wrong = new Set(record.troubles.flatMap((each) => Object.keys(each.fields).map(topName)));
  const first = leaves(form?.fields ?? []).find(({ name }) => wrong.has(name))?.name;
  return fillHash(record.form, { edit: record.rid, at: first ?? "" });
}

/** The questions that are wrong, each with its label and what is wrong with it. */
export function wrongAnswers({ fields }: Trouble, form: CompiledForm | null) {
  const known = new Map(leaves(form?.fields ?? []).map(({ name, label }) => [name, label]));
  return Object.entries(fields).map(([path, words]) => {
    return { path, label: known.get(topName(path)) ?? null, words };
  });
}

/** The question of a path into a repeat. */
function topName(path: string): string {
  return path.split(".")[0] ?? path;
}
