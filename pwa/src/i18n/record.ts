/** Says the words of the pages that come later, in the person's language: records, sync, me. */

import { fill, type Params, wordsOf } from "../models/language";
import { type OwnKey, ownZh } from "./own-zh";
import { type RecordKey, recordZh } from "./record-zh";

const CHINESE = { ...recordZh, ...ownZh };

export type LaterKey = RecordKey | OwnKey;

/** A sentence with its `{name}` places filled. */
export function tell(key: LaterKey, params: Params = {}): string {
  return fill(wordsOf("record", CHINESE)[key], params);
}
