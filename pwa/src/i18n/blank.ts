/** Says the words of the blank sheet, and of rules, in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type BlankKey, blankZh } from "./blank-zh";

/** A sentence with its `{name}` places filled. */
export function write(key: BlankKey, params: Params = {}): string {
  return fill(wordsOf("blank", blankZh)[key], params);
}
