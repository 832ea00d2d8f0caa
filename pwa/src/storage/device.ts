/** The one thing kept for the phone and not for a person: who is signed in, with the token. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A signed-in person as this phone remembers him. */
export interface SignedIn {
  readonly token: string;
  readonly user: string;
  readonly device: string;
  readonly name: string;
  readonly roles: readonly { readonly role: string; readonly place: string }[];
  readonly server: { readonly name: string; readonly demo: boolean };
}

interface DeviceSchema extends DBSchema {
  device: { key: string; value: SignedIn };
}

const NAME = "daybook-device";
const KEY = "session";

/** Who is signed in, or null. */
export function readSignedIn(): Promise<SignedIn | null> {
  return withDevice(async (db) => (await db.get("device", KEY)) ?? null);
}

/** Remembers who is signed in; null forgets. Resolves once it is on the disk. */
export function keepSignedIn(signedIn: SignedIn | null): Promise<void> {
  return withDevice(async (db) => {
    const tx = db.transaction("device", "readwrite", { durability: "strict" });
    if (signedIn === null) await tx.store.delete(KEY);
    else await tx.store.put(signedIn, KEY);
    await tx.done;
  });
}

async function withDevice<T>(work: (db: IDBPDatabase<DeviceSchema>) => Promise<T>): Promise<T> {
  const db = await openDB<DeviceSchema>(NAME, 1, {
    upgrade: (fresh) => void fresh.createObjectStore("device"),
    blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
