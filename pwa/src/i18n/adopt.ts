/** Says the words of making and changing a plan in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type AdoptKey, adoptZh } from "./adopt-zh";

/** A sentence with its `{name}` places filled. */
export function say(key: AdoptKey, params: Params = {}): string {
  return fill(wordsOf("adopt", adoptZh)[key], params);
}
