/** Opens a vault whose PIN is lost, with the server's help and a new PIN. */

import { database } from "../storage/database";
import { changeEntry } from "../storage/device";
import { removePerson, unsentIn } from "../storage/leaving";
import { databaseName } from "../storage/schema";
import { reopenVault } from "../storage/vault-making";
import type { Problem } from "../sync/client";
import { keyBack } from "./recovery-key";
import { asked, forgetful, openSession, openWith } from "./session";

/**
 * Opens the vault of whoever has just signed in; null when it is open, else why it is not.
 *
 * "not-found": the server never got this vault's key.
 */
export async function recover(pin: string): Promise<Problem | null> {
  const now = asked.peek();
  if (now === null || now.entry === null || now.newcomer === null) return "not-signed-in";
  const { user, vault } = now.entry;
  const recovery = await keyBack(now.newcomer.signedIn.token, vault.id);
  if (typeof recovery === "string") return recovery;
  const key = await reopenVault(user, recovery, pin);
  if (key === null) return "not-found";
  const entry = await changeEntry(user, ({ borrowed: _none, ...own }) => own);
  forgetful.value = null;
  await openWith(entry, key);
  return null;
}

/** How much is sealed in the vault of whoever has just signed in. */
export async function sealedHere(): Promise<number> {
  const user = asked.peek()?.entry?.user;
  if (user === undefined) return 0;
  const sealed = database(databaseName(user));
  return unsentIn(sealed).finally(() => sealed.close());
}

/** Gives up what nobody can open any more, so that whoever signed in can begin anew. */
export async function startOver(): Promise<void> {
  const user = asked.peek()?.entry?.user;
  if (user === undefined) return;
  await removePerson(user);
  forgetful.value = null;
  await openSession();
}
