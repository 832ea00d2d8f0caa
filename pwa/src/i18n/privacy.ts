/** Says the words of the privacy page in the person's language. */

import { fill, language, type Params } from "../models/language";
import { privacyEn } from "./privacy-en";
import { type PrivacyKey, privacyZh } from "./privacy-zh";

const CATALOGUES = { zh: privacyZh, en: privacyEn };

/** A sentence with its `{name}` places filled. */
export function tell(key: PrivacyKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
