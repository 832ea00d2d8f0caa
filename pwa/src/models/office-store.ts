/** The last answer of each office view, kept sealed on this device: it reads without a network. */

import type { Database } from "../storage/database";
import { databaseName, type KeptAnswer } from "../storage/schema";
import { currentDatabase, NobodySignedIn } from "./workplace";

export type { KeptAnswer };

/** One kept answer for each view; nothing else of a school stays on an office computer. */
export interface AnswerStore {
  read(view: string): Promise<KeptAnswer | null>;
  keep(view: string, answer: KeptAnswer): Promise<void>;
  forget(view: string): Promise<void>;
}

/** The store of one signed-in person; it raises once somebody else is, or nobody. */
export function answerStore(user: string): AnswerStore {
  return {
    read: (view) =>
      own(user).read(["views"], async (tx) => (await tx.objectStore("views").get(view)) ?? null),
    keep: (view, answer) =>
      own(user).writeRelaxed(["views"], async (tx) => {
        await tx.objectStore("views").put(answer, view);
      }),
    forget: (view) =>
      own(user).writeRelaxed(["views"], (tx) => tx.objectStore("views").delete(view)),
  };
}

function own(user: string): Database {
  const database = currentDatabase();
  if (database.name !== databaseName(user)) throw new NobodySignedIn();
  return database;
}
