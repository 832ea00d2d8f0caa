/** Says the words of the registers of people in the person's language. */

import { fill, language, type Params } from "../models/language";
import { peopleEn } from "./people-en";
import { type PeopleKey, peopleZh } from "./people-zh";

const CATALOGUES = { zh: peopleZh, en: peopleEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` as in `say`. */
export function tell(key: PeopleKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
