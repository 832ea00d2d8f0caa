/** Words begun and not yet sent, by what they are about: sealed, on this phone only, as phrases are. */

import { currentDatabase } from "./workplace";

/** What was begun under a name; "" when nothing was. */
export async function unsentWords(name: string): Promise<string> {
  const kept = await currentDatabase().read(["phrases"], (tx) =>
    tx.objectStore("phrases").get(keyOf(name)),
  );
  return kept?.[0] ?? "";
}

/** Keeps what was begun; "" keeps nothing. */
export function keepUnsent(name: string, words: string): Promise<void> {
  return currentDatabase().writeRelaxed(["phrases"], async (tx) => {
    const phrases = tx.objectStore("phrases");
    if (words === "") await phrases.delete(keyOf(name));
    else await phrases.put([words], keyOf(name));
  });
}

/** No form has such an id. */
function keyOf(name: string): string {
  return `/unsent/${name}`;
}
