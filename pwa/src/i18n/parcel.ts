/** Says the words of files of unsent work in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type ParcelKey, parcelZh } from "./parcel-zh";

/** A sentence with its `{name}` places filled. */
export function tell(key: ParcelKey, params: Params = {}): string {
  return fill(wordsOf("parcel", parcelZh)[key], params);
}
