/** Seals in place what a page of before has kept as it was. */

import type { Database } from "./database";
import type { StoreName } from "./schema";
import { CLEAR } from "./sealing";

/** Values that are rewritten at a time: few, because photos are among them. */
const AT_A_TIME = 20;

/** Reads and puts again all content of a database that seals; may be cut off and done again. */
export async function sealKept(database: Database): Promise<void> {
  for (const name of Object.keys(CLEAR) as StoreName[]) {
    const keys = await database.read([name], (tx) => tx.objectStore(name).getAllKeys());
    for (let at = 0; at < keys.length; at += AT_A_TIME) {
      await putAgain(database, name, keys.slice(at, at + AT_A_TIME));
    }
  }
}

function putAgain(
  database: Database,
  name: StoreName,
  keys: readonly IDBValidKey[],
): Promise<void> {
  return database.write([name], async (tx) => {
    const store = tx.objectStore(name);
    for (const key of keys) {
      const value = await store.get(key as never);
      const outOfLine = store.keyPath === null ? key : undefined;
      if (value !== undefined) await store.put(value as never, outOfLine as never);
    }
  });
}
