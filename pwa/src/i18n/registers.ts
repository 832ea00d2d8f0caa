/** Says the words that all registers share in the person's language. */

import { fill, language, type Params } from "../models/language";
import { registersEn } from "./registers-en";
import { type RegistersKey, registersZh } from "./registers-zh";

const CATALOGUES = { zh: registersZh, en: registersEn };

/** A sentence with its `{name}` places filled; `{count:record|records}` as in `say`. */
export function word(key: RegistersKey, params: Params = {}): string {
  return fill(CATALOGUES[language.value][key], params);
}

/** The word for a role; one that is not known here stands as it is. */
export function roleWord(role: string): string {
  const key = `role.${role}`;
  return key in registersZh ? word(key as RegistersKey) : role;
}

/** The word for a kind of place. */
export function placeTypeWord(type: string): string {
  const key = `type.${type}`;
  return key in registersZh ? word(key as RegistersKey) : type;
}
