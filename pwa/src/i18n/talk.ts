/** Says the words of what is said between teacher and leader, in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type TalkKey, talkZh } from "./talk-zh";

/** A sentence with its `{name}` places filled. */
export function word(key: TalkKey, params: Params = {}): string {
  return fill(wordsOf("talk", talkZh)[key], params);
}
