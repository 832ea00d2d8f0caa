/** Says the words of sharing, borrowing and opening a phone again in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type DoorKey, doorZh } from "./door-zh";

/** A sentence with its `{name}` places filled. */
export function tell(key: DoorKey, params: Params = {}): string {
  return fill(wordsOf("door", doorZh)[key], params);
}
