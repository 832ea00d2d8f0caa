/**
 * A person's vault on this phone: the key that seals what is kept, under a PIN and a device key.
 *
 * The data key is wrapped by a key made from the PIN, and that once more by the device key, which
 * no script can read. The same data key is wrapped by a recovery key that the server keeps.
 */

import { isFull } from "./database";
import { changeEntry, type Entry, readEntry } from "./device";
import { notes } from "./notes";
import { sealingWith } from "./sealing";

export interface Vault {
  /** Names it to the server, which keeps its recovery key. */
  readonly id: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Of PBKDF2 with SHA-256. */
  readonly rounds: number;
  /** PINs tried since the last right one, written down before each is tried. */
  readonly tries: number;
  /** The device key. */
  readonly key: CryptoKey;
  /** The data key under the PIN; null once too many wrong ones were tried. */
  readonly byPin: ArrayBuffer | null;
  /** The data key under the recovery key. */
  readonly byServer: ArrayBuffer;
  /** The recovery key under the data key, until the server has it. */
  readonly recovery: ArrayBuffer | null;
  /** The signed-in person, token and all, under the data key; null after signing out. */
  readonly secret: ArrayBuffer | null;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** PINs that may be tried in a row. */
export const MOST_TRIES = 10;
const SEALED: Partial<Vault> = { byPin: null, tries: MOST_TRIES };
const AES = "AES-GCM";

/**
 * The data key of a person's vault, by PIN; resolves once the try is on the disk.
 *
 * "wrong" for another PIN; "sealed" once there were too many, when only the recovery key opens it.
 */
export async function openVault(
  user: string,
  pin: string,
): Promise<CryptoKey | "wrong" | "sealed"> {
  const vault = await changed(user, ({ vault }) => afterTry(vault, noted(user)));
  const { byPin, tries } = vault;
  if (byPin === null) return "sealed";
  try {
    const data = await unwrapped(vault, byPin, await pinKey(pin, vault));
    await changed(user, () => ({ tries: 0 }));
    return await dataKey(data);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "OperationError") throw error;
    if (tries < MOST_TRIES) return "wrong";
    await changed(user, () => SEALED);
    return "sealed";
  }
}

/** A page that ends before it has heard of its last try does not gain another. */
function afterTry({ tries }: Vault, noted: number): Partial<Vault> {
  const before = Math.max(tries, noted);
  return before < MOST_TRIES ? { tries: before + 1 } : SEALED;
}

const NOTED = "daybook-tries-";

/** Tries that a full phone could write down only outside its database. */
function noted(user: string): number {
  return Number(notes.getItem(NOTED + user) ?? 0);
}

/** Forgets those, for a vault that has another PIN now. */
export function forgetNoted(user: string): void {
  notes.removeItem(NOTED + user);
}

/** Changes a person's vault; on a full phone only the tries, outside the database. */
async function changed(user: string, to: (entry: Entry) => Partial<Vault>): Promise<Vault> {
  try {
    const { vault } = await changeEntry(user, (entry) => withVault(entry, to(entry)));
    forgetNoted(user);
    return vault;
  } catch (error) {
    const entry = isFull(error) ? await readEntry(user) : null;
    if (entry === null) throw error;
    const { vault } = withVault(entry, to(entry));
    notes.setItem(NOTED + user, String(vault.tries));
    // Where nothing at all can be written down no PIN is tried.
    if (noted(user) !== vault.tries) throw error;
    return vault;
  }
}

/** An entry whose vault differs in `part`. */
export function withVault(entry: Entry, part: Partial<Vault>): Entry {
  return { ...entry, vault: { ...entry.vault, ...part } };
}

/** The key that a PIN makes with a vault's salt. */
export async function pinKey(
  pin: string,
  { salt, rounds }: Pick<Vault, "salt" | "rounds">,
): Promise<CryptoKey> {
  const text = new TextEncoder().encode(pin);
  const from = await crypto.subtle.importKey("raw", text, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, from, { name: AES, length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
}

/** The bytes of the data key, wrapped by `by` and the vault's device key. Raises for another key. */
export async function unwrapped(
  { key }: Pick<Vault, "key">,
  wrapped: ArrayBuffer,
  by: CryptoKey,
): Promise<Bytes> {
  const inner = await sealingWith(key).open("device", wrapped);
  return new Uint8Array(await sealingWith(by).open("data", inner));
}

/** A key that no script can read, from its bytes. */
export function dataKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, AES, false, ["encrypt", "decrypt"]);
}
