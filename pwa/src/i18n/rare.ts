/** Says the words of signatures, voice notes, documents and places in the person's language. */

import { fill, language, type Params } from "../models/language";
import { rareEn } from "./rare-en";
import { type RareKey, rareZh } from "./rare-zh";

const CATALOGUES = { zh: rareZh, en: rareEn };

/** A sentence with its `{name}` places filled. */
export function say(key: RareKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
