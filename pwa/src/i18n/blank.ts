/** Says the words of the blank sheet, and of rules, in the person's language. */

import { fill, language, type Params } from "../models/language";
import { blankEn } from "./blank-en";
import { type BlankKey, blankZh } from "./blank-zh";

const CATALOGUES = { zh: blankZh, en: blankEn };

/** A sentence with its `{name}` places filled. */
export function write(key: BlankKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
