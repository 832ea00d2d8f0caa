/** What of a person is on this phone only, and how the rest of them leaves it. */

import { forgetNotes, leaveNobody, whoWasHere } from "./canary";
import type { Database } from "./database";
import { forgetEntry } from "./device";
import { removeDatabase } from "./promised";
import { databaseName } from "./schema";

/** How many changes, drafts and photos only this phone has; a locked database tells it too. */
export function unsentIn(database: Database): Promise<number> {
  return database.read(["outbox", "drafts", "files"], async (tx) => {
    const states = tx.objectStore("files").index("state");
    const of = (state: string) => IDBKeyRange.bound([state], [state, Infinity]);
    const counts = await Promise.all([
      tx.objectStore("outbox").count(),
      tx.objectStore("drafts").count(),
      states.count(of("waiting")),
      states.count(of("draft")),
    ]);
    return counts.reduce((sum, each) => sum + each, 0);
  });
}

/** Removes everything of a person from this phone; what was not sent is lost with it. */
export async function removePerson(user: string): Promise<void> {
  // A database that goes before its notes would look as if the browser had cleared it.
  forgetNotes(user);
  if (whoWasHere() === user) leaveNobody();
  await removeDatabase(databaseName(user));
  await forgetEntry(user);
}
