/** Says the words of what leaders do on a phone, in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type LeadKey, leadZh } from "./lead-zh";

/** A sentence with its `{name}` places filled; `{count:record|records}` as elsewhere. */
export function word(key: LeadKey, params: Params = {}): string {
  return fill(wordsOf("lead", leadZh)[key], params);
}
