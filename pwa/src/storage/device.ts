/** What is kept for the phone and not for a person: who is signed in, and tokens to be ended. */

import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";
import { isFull } from "./database";

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
  device: { key: string; value: SignedIn | readonly string[] };
}

type DeviceDatabase = IDBPDatabase<DeviceSchema>;

const NAME = "daybook-device";
const KEY = "session";
const TO_REVOKE = "to-revoke";
const PROBE = "probe";

/** Who is signed in, or null. */
export function readSignedIn(): Promise<SignedIn | null> {
  return withDevice(async (db) => ((await db.get("device", KEY)) as SignedIn | undefined) ?? null);
}

/** Raises when this browser keeps nothing, before a code is spent that works only once. */
export function tryToKeep(): Promise<void> {
  return change(async (store) => {
    await store.put([], PROBE);
    await store.delete(PROBE);
  });
}

/** Remembers who is signed in. Resolves once it is on the disk. */
export function keepSignedIn(signedIn: SignedIn): Promise<void> {
  return change(async (store) => void (await store.put(signedIn, KEY)));
}

/** Remembers what else somebody is by now, if it is still they who are signed in. */
export function keepRoles(token: string, roles: SignedIn["roles"]): Promise<void> {
  return change(async (store) => {
    const signedIn = (await store.get(KEY)) as SignedIn | undefined;
    if (signedIn?.token === token) await store.put({ ...signedIn, roles }, KEY);
  });
}

/** Forgets who is signed in with `token`, which is to be ended as soon as the server hears of it. */
export function forgetSignedIn(token: string): Promise<void> {
  return change(async (store) => {
    const signedIn = (await store.get(KEY)) as SignedIn | undefined;
    if (signedIn?.token === token) await store.delete(KEY);
    await store.put([...(await toRevoke(store)), token], TO_REVOKE);
  });
}

/** The tokens of which the server does not yet know that they have ended. */
export function readToRevoke(): Promise<readonly string[]> {
  return withDevice((db) => toRevoke(db.transaction("device").store));
}

/** Forgets a token that the server has ended. */
export function forgetRevoked(token: string): Promise<void> {
  return change(async (store) => {
    const left = (await toRevoke(store)).filter((each) => each !== token);
    if (left.length === 0) await store.delete(TO_REVOKE);
    else await store.put(left, TO_REVOKE);
  });
}

type Store<M extends IDBTransactionMode> = IDBPObjectStore<DeviceSchema, ["device"], "device", M>;

async function toRevoke(store: Store<"readonly"> | Store<"readwrite">): Promise<readonly string[]> {
  return ((await store.get(TO_REVOKE)) as readonly string[] | undefined) ?? [];
}

function change(work: (store: Store<"readwrite">) => Promise<void>): Promise<void> {
  return withDevice(async (db) => {
    const tx = db.transaction("device", "readwrite", { durability: "strict" });
    await work(tx.store);
    await tx.done;
  });
}

async function withDevice<T>(work: (db: DeviceDatabase) => Promise<T>): Promise<T> {
  try {
    return await onceWithDevice(work);
  } catch (error) {
    // An iPhone that comes back from the background may fail once, and then not again.
    if (isFull(error)) throw error;
    return onceWithDevice(work);
  }
}

async function onceWithDevice<T>(work: (db: DeviceDatabase) => Promise<T>): Promise<T> {
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
