/** What waits in the classes, which a head's phone does not hold: as the server last told it. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Localized } from "../forms/compiled";
import type { KeptAnswer } from "../storage/schema";
import { bearer } from "./bearer";
import { ledSchools } from "./leading";
import { currentDatabase, workplace } from "./workplace";

/** A record that waits, in words. */
export interface Waiting {
  readonly record: string;
  readonly title: Localized;
  /** "YYYY-MM-DD". */
  readonly day: string;
  readonly person: { readonly name: string };
  readonly words: Localized;
}

export interface ServerInbox {
  readonly urgent: readonly Waiting[];
  readonly answered: readonly Waiting[];
  readonly unseen: readonly Waiting[];
  /** How many entries are held for the office to decide. */
  readonly held: number;
}

export interface Told {
  readonly inbox: ServerInbox;
  /** When the server told it, ms since 1970. */
  readonly at: number;
}

const VIEW = "lead/inbox";
const told = signal<Told | null>(null);
let since = 0;

/** What the server last said; null when it never did. */
export const serverInbox: ReadonlySignal<Told | null> = told;

/** Shows what was kept, and asks anew; without a network what was kept stays. */
export async function askInbox(): Promise<void> {
  const schools = [...ledSchools.peek().keys()];
  const place = workplace.peek();
  const token = await bearer();
  if (place === null || token === null || schools.length === 0) return;
  since += 1;
  const mine = since;
  const path = `/api/inbox${schools.length === 1 ? `?school=${schools[0]}` : ""}`;
  const kept = await currentDatabase().read(["views"], (tx) => tx.objectStore("views").get(VIEW));
  const stays = kept?.path === path ? toldIn(kept) : null;
  if (workplace.peek() === place && mine === since) told.value = stays;
  const answer = await fetch(path, {
    headers: { Authorization: `Bearer ${token}` },
    cache: "no-store",
  }).catch(() => null);
  if (answer === null || workplace.peek() !== place || mine !== since) return;
  // What this person may not see any more must not stay in sight.
  if (answer.ok) await keep({ path, at: Date.now(), data: await answer.json() });
  else if (answer.status < 500) await keep(null);
}

async function keep(answer: KeptAnswer | null): Promise<void> {
  told.value = answer && toldIn(answer);
  await currentDatabase().writeRelaxed(["views"], async (tx) => {
    const views = tx.objectStore("views");
    if (answer === null) await views.delete(VIEW);
    else await views.put(answer, VIEW);
  });
}

function toldIn({ data, at }: KeptAnswer): Told {
  return { inbox: data as ServerInbox, at };
}
