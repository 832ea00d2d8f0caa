/** Says the words of signatures, voice notes, documents and places in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type RareKey, rareZh } from "./rare-zh";

/** A sentence with its `{name}` places filled. */
export function say(key: RareKey, params: Params = {}): string {
  return fill(wordsOf("rare", rareZh)[key], params);
}
