/** Signs somebody out of this phone: their work stays sealed on it until they sign in again. */

import { leaveNobody } from "../storage/canary";
import { changeEntry, leaveToRevoke } from "../storage/device";
import { withVault } from "../storage/vault";
import { flushDrafts } from "./drafts";
import { digestOf, revokeLeft } from "./revoking";
import { leave } from "./session";
import { workplace } from "./workplace";

/** Ends this person's sign-in; unsent work stays and returns at the next one. */
export async function signOut(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const { token, user } = place.signedIn;
  await flushDrafts();
  leaveNobody();
  await leaveToRevoke(await digestOf(token));
  await changeEntry(user, (entry) => withVault(entry, { secret: null }));
  leave();
  void revokeLeft();
}
