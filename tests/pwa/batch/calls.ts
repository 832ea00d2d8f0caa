/** A small form with a batch screen for tests: a round of calls to the children of a class. */

import type {
  CompiledForm,
  ExternalItem,
  Field,
  FormContext,
} from "../../../pwa/src/forms/compiled";
import type { Draft, DraftRow } from "../../../pwa/src/models/drafts";
import { type BatchParts, batchParts } from "../../../pwa/src/screens/batch/parts";
import type { Batch } from "../../../pwa/src/screens/batch/row-answers";

function question(name: string, given: Partial<Field> = {}): Field {
  return { name, type: "text", label: { zh: name, en: name }, ...given };
}

function words(...names: string[]) {
  return names.map((value) => ({ value, label: { zh: value, en: value } }));
}

const reached = ["=", ["ref", "attempt"], ""];

export const form: CompiledForm = {
  id: "calls",
  version: 1,
  title: { zh: "电话", en: "Calls" },
  audience: "class",
  batch: "child",
  digest: "",
  choices: { how: words("call", "visit"), with: words("mother", "father") },
  fields: [
    question("child", { type: "select_multiple", list: { source: "children" }, required: true }),
    question("unnamed", { type: "integer", batch: false }),
    question("how", { type: "select_one", list: "how", required: true }),
    question("attempt", { type: "acknowledge", appearance: "one-tap", batch: true }),
    question("talk", {
      type: "group",
      fields: [
        question("with", {
          type: "select_one",
          list: "with",
          required: true,
          batch: true,
          relevant: reached,
        }),
        question("note", { batch: true, relevant: reached }),
        question("room"),
      ],
    }),
    question("more", { type: "group", appearance: "more", fields: [question("follow")] }),
  ],
};

export const parts = batchParts(form) as BatchParts;

export const li: ExternalItem = { value: "c1", label: { zh: "李雨", en: "Li Yu" } };

export const context: FormContext = {
  now: 0,
  today: "2026-10-14",
  language: "en",
  label: () => "",
  items: () => [li],
  earlier: [],
};

export const batch: Batch = { form, parts, context };

const target = { slot: 2, key: "class/k1/2026", school: "s1", class: "k1" };

/** A batch of calls by phone today. */
export function draft(rows: readonly DraftRow[] = []): Draft {
  return {
    rid: "batch-calls",
    form: "calls",
    version: 1,
    answers: { how: "call", _date: "2026-10-14" },
    started: 0,
    target,
    saved: 0,
    rows,
  };
}

export function touched(given: Partial<DraftRow> = {}): DraftRow {
  return { rid: "r1", item: li, answers: {}, started: 5, target, ...given };
}
