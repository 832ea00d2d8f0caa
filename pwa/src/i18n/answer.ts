/** Says the words of answers that are fetched after the page, in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type AnswerKey, answerZh } from "./answer-zh";

/** A sentence with its `{name}` places filled. */
export function say(key: AnswerKey, params: Params = {}): string {
  return fill(wordsOf("answer", answerZh)[key], params);
}
