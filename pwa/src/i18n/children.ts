/** Says the words of the registers of children in the person's language. */

import { fill, language, type Params } from "../models/language";
import { childrenEn } from "./children-en";
import { type ChildrenKey, childrenZh } from "./children-zh";

const CATALOGUES = { zh: childrenZh, en: childrenEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` gives number and word. */
export function say(key: ChildrenKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
