/** Lays a vault's recovery key down with the server, which keeps it for a PIN that is lost. */

import { computed } from "@preact/signals";
import { changeEntry, readEntry } from "../storage/device";
import { sealingWith } from "../storage/sealing";
import { withVault } from "../storage/vault";
import { layDown } from "./recovery-key";
import { heldKey } from "./session";
import { status } from "./sync-status";
import { workplace } from "./workplace";

let laying = false;

/** Lays it down as soon as there is a line, once for each vault. */
export function openRecovery(): void {
  workplace.subscribe(() => void layKeyDown());
  computed(() => status.value.lastSynced).subscribe(() => void layKeyDown());
}

/** Sends the recovery key of whoever is signed in, if the server has not confirmed it yet. */
export async function layKeyDown(): Promise<void> {
  const signedIn = workplace.peek()?.signedIn;
  if (laying || signedIn === undefined) return;
  laying = true;
  try {
    const { user, token } = signedIn;
    const vault = (await readEntry(user))?.vault;
    const key = heldKey();
    if (!vault?.recovery || key === null) return;
    const recovery = await sealingWith(key).open("recovery", vault.recovery);
    if (await layDown(token, vault.id, new Uint8Array(recovery))) {
      await changeEntry(user, (entry) => withVault(entry, { recovery: null }));
    }
  } catch {
    // It stays in the vault and goes with the next contact.
  } finally {
    laying = false;
  }
}
