/** Says the words of answers that are fetched after the page, in the person's language. */

import { fill, language, type Params } from "../models/language";
import { answerEn } from "./answer-en";
import { type AnswerKey, answerZh } from "./answer-zh";

const CATALOGUES = { zh: answerZh, en: answerEn };

/** A sentence with its `{name}` places filled. */
export function say(key: AnswerKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
