/** Removes from this phone what the server has too; what was not sent stays. */

import { type Database, database } from "./database";
import { dropSynced } from "./files";
import { databaseName, type StoreName } from "./schema";

const STORES: readonly StoreName[] = ["base", "cursor", "grants", "views", "files", "chunks"];

/** Removes a person's rows, office views and sent photos; what is unsent, drafts and phrases stay. */
export function wipeSynced(database: Database): Promise<void> {
  return database.write(STORES, async (tx) => {
    for (const name of ["base", "cursor", "grants", "views"] as const) {
      await tx.objectStore(name).clear();
    }
    await dropSynced(tx);
  });
}

/** The same for a vault that no PIN opens any more. */
export async function wipeSealed(user: string): Promise<void> {
  const sealed = database(databaseName(user));
  await wipeSynced(sealed).finally(() => sealed.close());
}
