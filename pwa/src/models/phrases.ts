/** A person's own phrases for the long texts of forms: kept on this phone only, and never sent. */

import { currentDatabase } from "./workplace";

/** The question whose phrases are meant: the form's id and the question's name. */
export interface PhraseBank {
  readonly form: string;
  readonly question: string;
}

/** Most characters of a phrase: longer ones are texts. */
export const LONGEST = 100;
const MOST = 20;

/** The phrases kept for a question, the newest first. */
export async function keptPhrases(bank: PhraseBank): Promise<readonly string[]> {
  const kept = await currentDatabase().read(["phrases"], (tx) =>
    tx.objectStore("phrases").get(keyOf(bank)),
  );
  return kept ?? [];
}

/** Keeps a phrase in front of the others; gives all of them, the oldest of too many left out. */
export function keepPhrase(bank: PhraseBank, phrase: string): Promise<readonly string[]> {
  return change(bank, (kept) => [phrase, ...without(kept, phrase)].slice(0, MOST));
}

/** Removes a phrase; gives those that are left. */
export function dropPhrase(bank: PhraseBank, phrase: string): Promise<readonly string[]> {
  return change(bank, (kept) => without(kept, phrase));
}

/**
 * What of a text would be kept: what is selected in it, else all of it; null when that is nothing,
 * too long for a phrase, or kept already.
 */
export function phraseIn(
  text: string,
  selected: readonly [from: number, to: number],
  kept: readonly string[],
): string | null {
  const [from, to] = selected;
  const phrase = (to > from ? text.slice(from, to) : text).trim();
  const fits = phrase !== "" && phrase.length <= LONGEST && !kept.includes(phrase);
  return fits ? phrase : null;
}

function change(
  bank: PhraseBank,
  rule: (kept: readonly string[]) => readonly string[],
): Promise<readonly string[]> {
  return currentDatabase().write(["phrases"], async (tx) => {
    const phrases = tx.objectStore("phrases");
    const changed = rule((await phrases.get(keyOf(bank))) ?? []);
    await phrases.put(changed, keyOf(bank));
    return changed;
  });
}

function without(kept: readonly string[], phrase: string): string[] {
  return kept.filter((each) => each !== phrase);
}

function keyOf({ form, question }: PhraseBank): string {
  return `${form}/${question}`;
}
