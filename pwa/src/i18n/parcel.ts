/** Says the words of files of unsent work in the person's language. */

import { fill, language, type Params } from "../models/language";
import { parcelEn } from "./parcel-en";
import { type ParcelKey, parcelZh } from "./parcel-zh";

const CATALOGUES = { zh: parcelZh, en: parcelEn };

/** A sentence with its `{name}` places filled. */
export function tell(key: ParcelKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
