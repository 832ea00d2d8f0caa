/** The questions of a record's form by name, those without an answer among them. */

import { formVersion, libraryReady } from "../../../models/library";
import type { RecordAnswer, Words } from "../../../models/office-shapes";
import { leaves } from "../../answer-words";

/** Labels by name, in the order of the form; those of the answers where the form is not here. */
export function questionsOf(record: RecordAnswer): ReadonlyMap<string, Words> {
  const form = libraryReady.value ? formVersion(record.form, record.form_version) : null;
  if (form === null) return new Map(record.answers.map(({ name, label }) => [name, label]));
  const asked = leaves(form.fields).filter(({ label }) => label !== null && label !== undefined);
  return new Map(asked.map(({ name, label }) => [name, label as Words]));
}
