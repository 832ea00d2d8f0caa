/** Says the office's words in the person's language. */

import { language } from "../models/language";
import type { Words } from "../models/office-shapes";
import { officeEn } from "./office-en";
import { type OfficeKey, officeZh } from "./office-zh";

const CATALOGUES = { zh: officeZh, en: officeEn };
const PLACE = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/**
 * A sentence of the office with its `{name}` places filled.
 *
 * `{count:record|records}` gives the number with the word for one or for several.
 */
export function say(key: OfficeKey, params: Record<string, string | number> = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}

/** A name or label of the data in the person's language, or in the other when it has only that. */
export function localized(words: Words | null | undefined): string {
  if (!words) return "";
  return words[language.value] || words.zh || words.en;
}

/** `text` with its places filled; a place nobody filled stays readable as it is. */
export function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(PLACE, (place: string, name: string, one?: string, several?: string) => {
    const value = params[name];
    if (value === undefined) return place;
    if (one === undefined) return String(value);
    return `${value} ${Number(value) === 1 ? one : several}`;
  });
}
