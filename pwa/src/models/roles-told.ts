/** Keeps in the vault what somebody may do by now, so that it stands when they open it again. */

import { changeEntry, readEntry, type SignedIn } from "../storage/device";
import { openValue, sealingWith, sealValue } from "../storage/sealing";
import { withVault } from "../storage/vault";
import { profile } from "./library";
import { heldKey, type RoleAt, SECRET, sameRoles } from "./session";
import { workplace } from "./workplace";

/** Follows the profile from now on. */
export function openRolesTold(): void {
  profile.subscribe((own) => {
    const signedIn = workplace.peek()?.signedIn;
    if (own !== null && signedIn !== undefined && !sameRoles(own.roles, signedIn.roles)) {
      void keepRoles(signedIn, own.roles);
    }
  });
}

/** Only if it is still that sign-in which is kept. */
async function keepRoles(signedIn: SignedIn, roles: readonly RoleAt[]): Promise<void> {
  const key = heldKey();
  const secret = (await readEntry(signedIn.user))?.vault.secret;
  if (key === null || !secret) return;
  const kept = await openValue<SignedIn>(sealingWith(key), SECRET, secret);
  if (kept.token !== signedIn.token) return;
  const told = await sealValue(sealingWith(key), SECRET, { ...kept, roles });
  await changeEntry(signedIn.user, (entry) =>
    entry.vault.secret === null ? entry : withVault(entry, { secret: told }),
  );
}
