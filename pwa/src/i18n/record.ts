/** Says the words of a record's page in the person's language; they come with that page. */

import { fill, language, type Params } from "../models/language";
import { recordEn } from "./record-en";
import { type RecordKey, recordZh } from "./record-zh";

const CATALOGUES = { zh: recordZh, en: recordEn };

/** A sentence with its `{name}` places filled. */
export function tell(key: RecordKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
