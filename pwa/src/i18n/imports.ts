/** Says the words of the lists from Excel in the person's language. */

import { fill, language, type Params } from "../models/language";
import { importsEn } from "./imports-en";
import { type ImportsKey, importsZh } from "./imports-zh";

const CATALOGUES = { zh: importsZh, en: importsEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` gives number and word. */
export function say(key: ImportsKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
