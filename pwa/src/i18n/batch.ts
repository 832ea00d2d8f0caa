/** Says the words of batch screens in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type BatchKey, batchZh } from "./batch-zh";

/** A sentence with its `{name}` places filled. */
export function tell(key: BatchKey, params: Params = {}): string {
  return fill(wordsOf("batch", batchZh)[key], params);
}

/** The words that a form has of its own under `key`, else null. */
export function tellOf(key: string, form: string): string | null {
  const own: Partial<Record<string, string>> = wordsOf("batch", batchZh);
  return own[`${key}.${form}`] ?? null;
}
