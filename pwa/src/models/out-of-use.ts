/** A phone that an office took out of use: what came from the server leaves it, the rest is sealed. */

import { leaveNobody } from "../storage/canary";
import { changeEntry } from "../storage/device";
import { removePerson, unsentIn } from "../storage/leaving";
import { withVault } from "../storage/vault";
import { wipeSynced } from "../storage/wiping";
import { flushDrafts } from "./drafts";
import { lockNow } from "./lock";
import { status } from "./sync-status";
import { workplace } from "./workplace";

/** Heeds the server's word from now on. */
export function openOutOfUse(): void {
  status.subscribe(({ problem }) => {
    if (problem === "device-disabled") void takeOutOfUse().catch(() => undefined);
  });
}

/** Only the server's help opens again what was not sent; where all was, nothing stays. */
export async function takeOutOfUse(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const { user } = place.signedIn;
  await flushDrafts();
  await wipeSynced(place.database);
  const unsent = await unsentIn(place.database);
  leaveNobody();
  await changeEntry(user, (entry) => withVault(entry, { byPin: null, secret: null }));
  await lockNow();
  if (unsent === 0) await removePerson(user);
}
