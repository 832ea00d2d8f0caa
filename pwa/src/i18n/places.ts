/** Says the words of the registers of places in the person's language. */

import { fill, language, type Params } from "../models/language";
import { placesEn } from "./places-en";
import { type PlacesKey, placesZh } from "./places-zh";

const CATALOGUES = { zh: placesZh, en: placesEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` gives number and word. */
export function say(key: PlacesKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}
