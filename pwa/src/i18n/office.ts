/** Says the office's words in the person's language. */

import { fill, language, type Params } from "../models/language";
import type { Words } from "../models/office-shapes";
import { officeEn } from "./office-en";
import { type OfficeKey, officeZh } from "./office-zh";

const CATALOGUES = { zh: officeZh, en: officeEn };

/**
 * A sentence of the office with its `{name}` places filled.
 *
 * `{count:record|records}` gives the number with the word for one or for several.
 */
export function say(key: OfficeKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}

/** A name or label of the data in the person's language, or in the other when it has only that. */
export function localized(words: Words | null | undefined): string {
  if (!words) return "";
  return words[language.value] || words.zh || words.en;
}
