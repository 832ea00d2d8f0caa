/** Says the words of choosing a PIN in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type PinKey, pinZh } from "./pin-zh";

/** A sentence with its `{name}` places filled. */
export function tell(key: PinKey, params: Params = {}): string {
  return fill(wordsOf("pin", pinZh)[key], params);
}
