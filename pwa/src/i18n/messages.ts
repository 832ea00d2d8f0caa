/** Message templates: their keys, and how parameters and English plurals are put in. */

import { en } from "./en";
import { zh } from "./zh";

export type MessageKey = keyof typeof zh;
export type MessageParams = Readonly<Record<string, string | number>>;

export const catalogues: Record<"zh" | "en", Record<MessageKey, string>> = { zh, en };

/** Puts `params` into a template: `{n}` is the value, `{n|week|weeks}` the word for one or for more. */
export function formatMessage(template: string, params: MessageParams = {}): string {
  return template.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const value = params[name];
    if (one !== undefined) return value === 1 ? one : many;
    return value === undefined ? "" : String(value);
  });
}
