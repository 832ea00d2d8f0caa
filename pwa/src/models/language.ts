/** The page's language, and its sentences in that language. Chinese until somebody chooses. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { English } from "../i18n/english";
import { zh } from "../i18n/zh";
import { notes } from "../storage/notes";

export type Language = "zh" | "en";
export type MessageKey = keyof typeof zh;
export type Params = Readonly<Record<string, string | number>>;

const KEY = "daybook-language";
const PLACE = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;
const english = signal<English | null>(null);

export const language: ReadonlySignal<Language> = computed(() => (english.value ? "en" : "zh"));

/** Shows the page in `choice` from now on; false when its words could not be fetched. */
export async function setLanguage(choice: Language): Promise<boolean> {
  try {
    // The English sentences are a part of their own, so that nobody waits for those he won't read.
    english.value = choice === "en" ? (await import("../i18n/english")).english : null;
  } catch {
    return false;
  }
  notes.setItem(KEY, choice);
  document.documentElement.lang = choice === "en" ? "en" : "zh-CN";
  return true;
}

/** Shows the page in the language chosen earlier on this phone. */
export function openLanguage(): Promise<boolean> {
  return setLanguage(notes.getItem(KEY) === "en" ? "en" : "zh");
}

/**
 * A sentence of the page with its `{name}` places filled.
 *
 * `{count:record|records}` gives the number with the word for one or for several.
 */
export function t(key: MessageKey, params: Params = {}): string {
  return fill(wordsOf("page", zh)[key], params);
}

/** The sentences of one part of the page: `chinese`, or the English that it has for them. */
export function wordsOf<K extends string>(
  part: keyof English,
  chinese: Readonly<Record<K, string>>,
): Readonly<Record<K, string>> {
  const inEnglish: Readonly<Record<string, string>> | undefined = english.value?.[part];
  return inEnglish ?? chinese;
}

/** `text` with its places filled; a place nobody filled stays readable as it is. */
export function fill(text: string, params: Params): string {
  return text.replace(PLACE, (place: string, name: string, one?: string, several?: string) => {
    const value = params[name];
    if (value === undefined) return place;
    if (one === undefined) return String(value);
    return `${value} ${Number(value) === 1 ? one : several}`;
  });
}
