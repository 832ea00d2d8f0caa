/** Gives a task to somebody of a school that one leads. */

import { ledSchools } from "./leading";
import { putShared } from "./shared-rows";
import { currentDatabase, workplace } from "./workplace";

export interface Asking {
  /** User id of the one it is for. */
  readonly for: string;
  readonly text: string;
  /** "YYYY-MM-DD", or null when there is no day. */
  readonly due: string | null;
  /** The form whose record does it, or null. */
  readonly form: string | null;
}

/** Most characters of what is asked; the server takes no more. */
export const LONGEST_TASK = 200;

/** It is on this phone at once, and on theirs with the next sync of both. */
export async function giveTask({ due, form, ...asking }: Asking): Promise<void> {
  const slot = await slotFor(asking.for);
  if (slot === null) return;
  await putShared("task", slot, {
    ...asking,
    ...(due !== null && { due }),
    ...(form !== null && { form }),
    by: workplace.peek()?.signedIn.user ?? "",
    at: Date.now(),
  });
}

/** The stream of the school where somebody works, among those that one leads. */
async function slotFor(person: string): Promise<number | null> {
  const led = [...ledSchools.peek().values()];
  const rows = await currentDatabase().read(["base"], (tx) =>
    tx.objectStore("base").index("rid").getAll(person),
  );
  return rows.find(({ slot }) => led.includes(slot))?.slot ?? led[0] ?? null;
}
