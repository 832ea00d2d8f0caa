/** Says the words of the page for a new password in the person's language. */

import { fill, language, type Params } from "../models/language";
import { resetEn } from "./reset-en";
import { type ResetKey, resetZh } from "./reset-zh";

const CATALOGUES = { zh: resetZh, en: resetEn };

/** A sentence with its `{name}` places filled. */
export function tell(key: ResetKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
