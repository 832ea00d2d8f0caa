/** Counts what was begun and not finished, for an office that is about to change a form. */

import type { Database } from "./database";

/** How many records have been begun of each form; nothing of what is in them. */
export async function begunByForm(database: Database): Promise<Record<string, number>> {
  const found = await database.read(["drafts"], (tx) => tx.objectStore("drafts").getAll());
  const counted: Record<string, number> = {};
  for (const { form } of found) counted[form] = (counted[form] ?? 0) + 1;
  return counted;
}
