/** Says the words of the office's overview in the person's language. */

import { fill, language, type Params } from "../models/language";
import { overviewEn } from "./overview-en";
import { type OverviewKey, overviewZh } from "./overview-zh";

const CATALOGUES = { zh: overviewZh, en: overviewEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` gives number and word. */
export function say(key: OverviewKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
