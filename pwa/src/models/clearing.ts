/** Opens a person's database, and notices when what was kept there is gone. */

import {
  type Cleared,
  clearingKnown,
  leaveNote,
  noteCleared,
  readNote,
  unseenClearing,
  whoWasHere,
} from "../storage/canary";
import { type Database, database, type Mishap } from "../storage/database";
import { databaseName } from "../storage/schema";
import type { Sealing } from "../storage/sealing";
import { keepDraftsAgain } from "./drafts";
import { makeRoomNow } from "./room";
import { mishapOver, noticeMishap } from "./storage";
import { announce, workplace } from "./workplace";

/** The database of one person, whose mishaps are noticed from now on. */
export function personDatabase(user: string, sealing: Sealing): Database {
  const onMishap = (mishap: Mishap) => {
    if (mishap === "lost") void startAgain(place);
    else noticeMishap(mishap);
  };
  const onCreated = () => {
    if (readNote(user) !== null) tellCleared(noteCleared(user, Date.now()));
    leaveNote(user, 0);
  };
  const onOver = (mishap: Mishap) => {
    if (mishap !== "lost") mishapOver(mishap);
  };
  const options = { sealing, onMishap, onCreated, onOver, makeRoom: makeRoomNow };
  const place = database(databaseName(user), options);
  const unseen = unseenClearing(user);
  if (unseen !== null) tellCleared(unseen);
  return place;
}

/** Somebody works here and did not sign out, and yet the phone knows nobody: it was cleared. */
export function missWhoWasHere(): void {
  const user = whoWasHere();
  if (user !== null) tellCleared(unseenClearing(user) ?? noteCleared(user, Date.now()));
}

/** The person has read that this phone was cleared. */
export function putClearingAside(): void {
  const user = workplace.peek()?.signedIn.user ?? whoWasHere();
  if (user !== null) clearingKnown(user, "person");
  mishapOver("cleared");
}

function tellCleared({ unsent }: Cleared): void {
  noticeMishap("cleared", unsent);
}

/** Somebody removed the database while it was open: what this page still holds is kept anew. */
async function startAgain(place: Database): Promise<void> {
  if (workplace.peek()?.database !== place) return;
  await keepDraftsAgain();
  announce({ rows: null, library: true, drafts: true, files: true, wake: true });
}
