/** Says the words of the privacy page in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type PrivacyKey, privacyZh } from "./privacy-zh";

/** A sentence with its `{name}` places filled. */
export function tell(key: PrivacyKey, params: Params = {}): string {
  return fill(wordsOf("privacy", privacyZh)[key], params);
}
