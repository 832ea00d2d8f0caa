/** The page's language, and its sentences in that language. Chinese until somebody chooses. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { zh } from "../i18n/zh";
import { notes } from "../storage/notes";

export type Language = "zh" | "en";
export type MessageKey = keyof typeof zh;
type Catalogue = Readonly<Record<MessageKey, string>>;
export type Params = Readonly<Record<string, string | number>>;

const KEY = "daybook-language";
const PLACE = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;
const current = signal<Language>("zh");
const catalogue = signal<Catalogue>(zh);

export const language: ReadonlySignal<Language> = current;

/** Shows the page in `choice` from now on, also the next time it is opened. */
export async function setLanguage(choice: Language): Promise<void> {
  notes.setItem(KEY, choice);
  await show(choice);
}

/** Shows the page in the language chosen earlier on this phone. */
export function openLanguage(): Promise<void> {
  return show(notes.getItem(KEY) === "en" ? "en" : "zh");
}

/**
 * A sentence of the page with its `{name}` places filled.
 *
 * `{count:record|records}` gives the number with the word for one or for several.
 */
export function t(key: MessageKey, params: Params = {}): string {
  return fill(catalogue.value[key], params);
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

async function show(choice: Language): Promise<void> {
  // The English sentences are a part of their own, so that nobody waits for those he won't read.
  const sentences: Catalogue = choice === "en" ? (await import("../i18n/en")).en : zh;
  catalogue.value = sentences;
  current.value = choice;
  document.documentElement.lang = choice === "en" ? "en" : "zh-CN";
}
