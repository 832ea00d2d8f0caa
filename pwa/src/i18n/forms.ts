/** Says the words of the office's forms pages in the person's language. */

import { fill, language, type Params } from "../models/language";
import { formsEn } from "./forms-en";
import { type FormsKey, formsZh } from "./forms-zh";

const CATALOGUES = { zh: formsZh, en: formsEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` as in `say`. */
export function tell(key: FormsKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
