/** Somebody who is signed in on a test's phone, and their vault. */

import { heldKey, keepIn, openSession } from "../../pwa/src/models/session";
import { keepNewcomer, readEntry, type SignedIn } from "../../pwa/src/storage/device";
import { openValue, sealingWith } from "../../pwa/src/storage/sealing";
import { createVault } from "../../pwa/src/storage/vault-making";

export const PIN = "271828";
/** A real vault takes its time. */
export const ROUNDS = 10;

export function signedIn(given: Partial<SignedIn> = {}): SignedIn {
  return {
    token: "secret",
    user: "wang",
    device: "phone",
    name: "Wang",
    roles: [{ role: "teacher", place: "s1" }],
    server: { name: "Daybook", demo: false },
    ...given,
  };
}

/** Signs somebody in on this phone, with a new vault. */
export async function openAs(person: SignedIn = signedIn()): Promise<void> {
  await keepNewcomer(person);
  await openSession();
  await keepIn(await createVault(PIN, ROUNDS));
}

/** The sign-in that is kept in the vault of whoever is open, or null. */
export async function keptSignIn(user: string): Promise<SignedIn | null> {
  const secret = (await readEntry(user))?.vault.secret;
  const key = heldKey();
  return secret && key ? openValue<SignedIn>(sealingWith(key), "secret", secret) : null;
}
