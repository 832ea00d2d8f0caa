/** Says the words of the pages that come later, in the person's language: records, sync, me. */

import { fill, language, type Params } from "../models/language";
import { ownEn } from "./own-en";
import { type OwnKey, ownZh } from "./own-zh";
import { recordEn } from "./record-en";
import { type RecordKey, recordZh } from "./record-zh";

const CATALOGUES = { zh: { ...recordZh, ...ownZh }, en: { ...recordEn, ...ownEn } };

export type LaterKey = RecordKey | OwnKey;

/** A sentence with its `{name}` places filled. */
export function tell(key: LaterKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
