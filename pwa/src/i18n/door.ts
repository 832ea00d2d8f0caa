/** Says the words of sharing, borrowing and opening a phone again in the person's language. */

import { fill, language, type Params } from "../models/language";
import { doorEn } from "./door-en";
import { type DoorKey, doorZh } from "./door-zh";

const CATALOGUES = { zh: doorZh, en: doorEn };

/** A sentence with its `{name}` places filled. */
export function tell(key: DoorKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
