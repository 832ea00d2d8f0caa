/** Says the words of the office's inbox in the person's language. */

import { fill, language, type Params } from "../models/language";
import { inboxEn } from "./inbox-en";
import { type InboxKey, inboxZh } from "./inbox-zh";

const CATALOGUES = { zh: inboxZh, en: inboxEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` gives number and word. */
export function say(key: InboxKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
