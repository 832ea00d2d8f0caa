/** What is kept for the phone: whose vaults are on it, and sign-ins that are to be ended. */

import type { DBSchema, IDBPObjectStore } from "idb";
import { isFull } from "./database";
import { openDatabase, transaction } from "./promised";
import { openValue, sealingWith, sealValue } from "./sealing";
import type { Vault } from "./vault";

/** A signed-in person as this phone remembers him, sealed in his vault. */
export interface SignedIn {
  readonly token: string;
  readonly user: string;
  readonly device: string;
  readonly name: string;
  readonly roles: readonly { readonly role: string; readonly place: string }[];
  readonly server: { readonly name: string; readonly demo: boolean };
}

/** Somebody whose work is on this phone; what of it may be read before a PIN is told. */
export interface Entry {
  readonly user: string;
  readonly name: string;
  readonly server: SignedIn["server"];
  readonly vault: Vault;
  /** When they first kept something here, ms since 1970. */
  readonly since?: number;
  /** Of somebody who borrowed the phone: the digest of their token, "" once it is to be ended. */
  readonly borrowed?: string;
}

/** Somebody who signed in and has no vault yet, or has not opened it, under a key of this phone. */
interface Waiting {
  readonly key: CryptoKey;
  readonly sealed: ArrayBuffer;
}

interface DeviceSchema extends DBSchema {
  device: { key: string; value: SignedIn | Entry | Waiting | readonly string[] };
}

type Store = IDBPObjectStore<DeviceSchema, ["device"], "device", "readwrite">;

const NAME = "daybook-device";
/** Pages of before the vault kept here who is signed in. */
const BEFORE = "session";
const NEWCOMER = "newcomer";
const TO_REVOKE = "to-revoke";
const PROBE = "probe";
const VAULT = "vault-";

/** Everybody whose work is on this phone, also those who signed out. */
export function readEntries(): Promise<readonly Entry[]> {
  const all = IDBKeyRange.bound(VAULT, `${VAULT}~`);
  return read(async (store) => (await store.getAll(all)) as Entry[]);
}

/** One of them, or null. */
export function readEntry(user: string): Promise<Entry | null> {
  return read(async (store) => ((await store.get(VAULT + user)) as Entry | undefined) ?? null);
}

/** Keeps somebody's entry, who is a newcomer no more. Resolves once it is on the disk. */
export function keepEntry(entry: Entry): Promise<void> {
  return change(async (store) => {
    await store.put(entry, VAULT + entry.user);
    await store.delete(NEWCOMER);
  });
}

/** Changes somebody's entry and gives it as it then is; raises for one that is not there. */
export async function changeEntry(user: string, to: (entry: Entry) => Entry): Promise<Entry> {
  let changed: Entry | null = null;
  await change(async (store) => {
    const entry = (await store.get(VAULT + user)) as Entry | undefined;
    if (entry === undefined) throw new NoVault();
    changed = to(entry);
    await store.put(changed, VAULT + user);
  });
  if (changed === null) throw new NoVault();
  return changed;
}

/** Forgets somebody and the vault's keys: what is still sealed by it can never be read again. */
export function forgetEntry(user: string): Promise<void> {
  return change((store) => store.delete(VAULT + user));
}

/** This phone has no vault of that person. */
export class NoVault extends Error {}

/** Raises when this browser keeps nothing, before a code is spent that works only once. */
export function tryToKeep(): Promise<void> {
  return change(async (store) => {
    await store.put([], PROBE);
    await store.delete(PROBE);
  });
}

/** Remembers who has signed in and not yet told a PIN: a code for joining works only once. */
export async function keepNewcomer(signedIn: SignedIn): Promise<void> {
  const uses: readonly KeyUsage[] = ["encrypt", "decrypt"];
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, uses);
  const sealed = await sealValue(sealingWith(key), NEWCOMER, signedIn);
  await change(async (store) => void (await store.put({ key, sealed }, NEWCOMER)));
}

/** Somebody who has signed in and not yet told a PIN; `before`: on a page that knew none. */
export async function readNewcomer(): Promise<{
  readonly signedIn: SignedIn;
  readonly before: boolean;
} | null> {
  const [waiting, before] = await read(async (store) => [
    (await store.get(NEWCOMER)) as Waiting | undefined,
    (await store.get(BEFORE)) as SignedIn | undefined,
  ]);
  if (before !== undefined) return { signedIn: before, before: true };
  if (waiting === undefined) return null;
  const { key, sealed } = waiting;
  return { signedIn: await openValue<SignedIn>(sealingWith(key), NEWCOMER, sealed), before: false };
}

/** Forgets them: their entry is kept, or they went away. */
export function forgetNewcomer(): Promise<void> {
  return change(async (store) => {
    await store.delete(NEWCOMER);
    await store.delete(BEFORE);
  });
}

/** Leaves a token's digest, by which it is to be ended as soon as the server hears of it. */
export function leaveToRevoke(digest: string): Promise<void> {
  return change(async (store) => {
    await store.put([...(await toRevoke(store)), digest], TO_REVOKE);
  });
}

/** The digests of tokens of which the server does not yet know that they have ended. */
export function readToRevoke(): Promise<readonly string[]> {
  return read(toRevoke);
}

/** Forgets a token that the server has ended. */
export function forgetRevoked(digest: string): Promise<void> {
  return change(async (store) => {
    const left = (await toRevoke(store)).filter((each) => each !== digest);
    if (left.length === 0) await store.delete(TO_REVOKE);
    else await store.put(left, TO_REVOKE);
  });
}

async function toRevoke(store: Store): Promise<readonly string[]> {
  return ((await store.get(TO_REVOKE)) as readonly string[] | undefined) ?? [];
}

function read<T>(work: (store: Store) => Promise<T>): Promise<T> {
  return withDevice("readonly", work);
}

function change(work: (store: Store) => Promise<void>): Promise<void> {
  return withDevice("readwrite", work);
}

type Work<T> = (store: Store) => Promise<T>;

async function withDevice<T>(mode: "readonly" | "readwrite", work: Work<T>): Promise<T> {
  try {
    return await onceWithDevice(mode, work);
  } catch (error) {
    // An iPhone that comes back from the background may fail once, and then not again.
    if (isFull(error) || error instanceof NoVault) throw error;
    return onceWithDevice(mode, work);
  }
}

async function onceWithDevice<T>(mode: "readonly" | "readwrite", work: Work<T>): Promise<T> {
  const db = await openDatabase(NAME, 1, {
    upgrade: (fresh) => void fresh.createObjectStore("device"),
    blocking: (_next, open) => open.close(),
  });
  try {
    const tx = transaction(db, ["device"], mode, { durability: "strict" });
    const result = await work(tx.objectStore("device") as unknown as Store);
    await tx.done;
    return result;
  } finally {
    db.close();
  }
}
