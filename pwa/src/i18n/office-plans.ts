/** Says the words of the office's plans in the person's language. */

import { fill, language, type Params } from "../models/language";
import { officePlansEn } from "./office-plans-en";
import { type OfficePlansKey, officePlansZh } from "./office-plans-zh";

const CATALOGUES = { zh: officePlansZh, en: officePlansEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` gives number and word. */
export function say(key: OfficePlansKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
