/** Says the words of batch screens in the person's language. */

import { fill, language, type Params } from "../models/language";
import { batchEn } from "./batch-en";
import { type BatchKey, batchZh } from "./batch-zh";

const CATALOGUES = { zh: batchZh, en: batchEn };

/** A sentence with its `{name}` places filled. */
export function tell(key: BatchKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}

/** The words that a form has of its own under `key`, else null. */
export function tellOf(key: string, form: string): string | null {
  const own: Partial<Record<string, string>> = CATALOGUES[language.value];
  return own[`${key}.${form}`] ?? null;
}
