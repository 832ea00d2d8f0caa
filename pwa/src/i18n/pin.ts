/** Says the words of choosing a PIN in the person's language. */

import { fill, language, type Params } from "../models/language";
import { pinEn } from "./pin-en";
import { type PinKey, pinZh } from "./pin-zh";

const CATALOGUES = { zh: pinZh, en: pinEn };

/** A sentence with its `{name}` places filled. */
export function tell(key: PinKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
