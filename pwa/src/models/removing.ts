/** Removes somebody from this phone for good, once nothing of theirs is on it alone. */

import { leaveToRevoke } from "../storage/device";
import { removePerson, unsentIn } from "../storage/leaving";
import { flushDrafts } from "./drafts";
import { lockNow } from "./lock";
import { digestOf, revokeLeft } from "./revoking";
import { askPinOf } from "./session";
import { workplace } from "./workplace";

/** Ends this person's sign-in and removes all that is theirs; false while something is unsent. */
export async function removeMe(): Promise<boolean> {
  const place = workplace.peek();
  if (place === null) return false;
  const { token, user } = place.signedIn;
  await flushDrafts();
  if ((await unsentIn(place.database)) > 0) return false;
  await leaveToRevoke(await digestOf(token));
  await lockNow();
  askPinOf(null);
  await removePerson(user);
  void revokeLeft();
  return true;
}
