/** Opens a vault whose PIN is lost, with the server's help and a new PIN. */

import { changeEntry } from "../storage/device";
import { reopenVault } from "../storage/vault-making";
import type { Problem } from "../sync/client";
import { keyBack } from "./recovery-key";
import { asked, forgetful, openWith } from "./session";

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
