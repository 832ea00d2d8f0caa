/** Room on a full phone: photos that the server has make way for new ones. */

import type { Database } from "../storage/database";
import { dropSent, FILE_STORES, freeRoom } from "../storage/files";
import { storage } from "./storage";

/** The share of the browser's room that may be in use before old photos make room for new ones. */
const CROWDED = 0.9;
const AT_HAND_MS = 60 * 86_400_000;
/** As much as a few photos need, so that not every new one finds the phone full again. */
const ROOM = 2_000_000;

/** When little room is left, removes photos of long ago that the server has; thumbnails stay. */
export async function makeRoom(database: Database, now: number): Promise<void> {
  const { used, quota } = storage.peek();
  if (used === null || quota === null || used < CROWDED * quota) return;
  await database.writeRelaxed(FILE_STORES, (tx) => dropSent(tx, now - AT_HAND_MS));
}

/** On a full phone, removes photos that the server has; tells whether there were any. */
export async function makeRoomNow(database: Database): Promise<boolean> {
  const freed = await database.writeRelaxed(FILE_STORES, (tx) => freeRoom(tx, ROOM));
  return freed > 0;
}
