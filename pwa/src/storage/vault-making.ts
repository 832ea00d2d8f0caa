/** Makes a vault, gives it another PIN, and opens a sealed one with the server's recovery key. */

import { newId } from "@daybook/sync";
import { changeEntry, readEntry } from "./device";
import { sealingWith } from "./sealing";
import { dataKey, forgetNoted, openVault, pinKey, unwrapped, type Vault, withVault } from "./vault";

export interface Made {
  readonly vault: Vault;
  /** The data key. */
  readonly key: CryptoKey;
  /** What reopens the vault when its PIN does not; for the server only. */
  readonly recovery: Uint8Array<ArrayBuffer>;
}

/** About a second on a slow phone. */
const ROUNDS = 600_000;

/** A new vault with a new data key. */
export async function createVault(pin: string, rounds = ROUNDS): Promise<Made> {
  const [data, recovery, salt] = [random(32), random(32), random(16)];
  const uses: readonly KeyUsage[] = ["encrypt", "decrypt"];
  const device = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, uses);
  const key = await dataKey(data);
  const byPin = await wrapped(device, data, await pinKey(pin, { salt, rounds }));
  const byServer = await wrapped(device, data, await dataKey(recovery));
  const kept = await sealingWith(key).seal("recovery", recovery);
  const vault = { id: newId(), salt, rounds, tries: 0, key: device, byPin, byServer };
  return { vault: { ...vault, recovery: kept, secret: null }, key, recovery };
}

/** Gives the vault another PIN, if `pin` is the present one. */
export async function changePin(
  user: string,
  pin: string,
  next: string,
): Promise<"changed" | "wrong" | "sealed"> {
  const vault = (await readEntry(user))?.vault;
  const opened = await openVault(user, pin);
  if (typeof opened === "string" || !vault?.byPin) return opened === "wrong" ? "wrong" : "sealed";
  await lock(user, vault, await unwrapped(vault, vault.byPin, await pinKey(pin, vault)), next);
  return "changed";
}

/** Opens a vault with its recovery key and gives it a new PIN; null for another vault's key. */
export async function reopenVault(
  user: string,
  recovery: Uint8Array<ArrayBuffer>,
  next: string,
): Promise<CryptoKey | null> {
  const vault = (await readEntry(user))?.vault;
  if (vault === undefined) return null;
  const by = await dataKey(recovery);
  const data = await unwrapped(vault, vault.byServer, by).catch(() => null);
  if (data === null) return null;
  await lock(user, vault, data, next);
  return dataKey(data);
}

async function lock(
  user: string,
  { key, rounds }: Vault,
  data: Uint8Array<ArrayBuffer>,
  pin: string,
): Promise<void> {
  const salt = random(16);
  const byPin = await wrapped(key, data, await pinKey(pin, { salt, rounds }));
  await changeEntry(user, (entry) => withVault(entry, { salt, byPin, tries: 0 }));
  forgetNoted(user);
}

async function wrapped(
  device: CryptoKey,
  data: Uint8Array<ArrayBuffer>,
  by: CryptoKey,
): Promise<ArrayBuffer> {
  const inner = await sealingWith(by).seal("data", data);
  return sealingWith(device).seal("device", new Uint8Array(inner));
}

function random(bytes: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

/** What is wrong with a PIN that somebody wants: not 4 to 12 digits, or the first to be guessed. */
export function pinFault(pin: string): "form" | "easy" | null {
  if (!/^\d{4,12}$/.test(pin)) return "form";
  const runs = ["01234567890123", "98765432109876", pin.charAt(0).repeat(12)];
  return runs.some((run) => run.includes(pin)) ? "easy" : null;
}
