/** Words begun and not yet sent, by the record they are about: sealed on this phone only. */

import { currentDatabase } from "./workplace";

/** What was begun under a name; "" when nothing was. */
export async function unsentWords(name: string): Promise<string> {
  const kept = await currentDatabase().read(["views"], (tx) =>
    tx.objectStore("views").get(keyOf(name)),
  );
  return typeof kept?.data === "string" ? kept.data : "";
}

/** Keeps what was begun; "" keeps nothing. */
export function keepUnsent(name: string, words: string): Promise<void> {
  return currentDatabase().writeRelaxed(["views"], async (tx) => {
    const views = tx.objectStore("views");
    if (words === "") await views.delete(keyOf(name));
    else await views.put({ path: name, at: Date.now(), data: words }, keyOf(name));
  });
}

function keyOf(name: string): string {
  return `unsent/${name}`;
}
