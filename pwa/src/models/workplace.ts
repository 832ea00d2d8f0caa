/** What of this phone belongs to the person who is signed in, and the news of its changes. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Database } from "../storage/database";
import type { SignedIn } from "../storage/device";

export interface Workplace {
  readonly signedIn: SignedIn;
  readonly database: Database;
}

/** What changed: rows (null: all of them), drafts, photos; or that somebody should sync. */
export interface News {
  readonly rows?: readonly string[] | null;
  /** Whether rows other than records changed. */
  readonly library?: boolean;
  readonly drafts?: true;
  readonly files?: true;
  readonly wake?: true;
}

type Listener = (news: News) => void;

const current = signal<Workplace | null>(null);
const listeners = new Set<Listener>();
let channel: BroadcastChannel | null = null;

/** The open workplace, or null while nobody is signed in. */
export const workplace: ReadonlySignal<Workplace | null> = current;

/** Opens the workplace of one person, with what other tabs tell about it. */
export function openWorkplace(place: Workplace): void {
  closeWorkplace();
  // Safari before 15.4 has none; its tabs then hear of each other's work when they are opened.
  if (typeof BroadcastChannel !== "undefined") channel = new BroadcastChannel(place.database.name);
  channel?.addEventListener("message", (event: MessageEvent<News>) => hear(event.data));
  current.value = place;
}

/** Closes it; what it holds stays on the phone. */
export function closeWorkplace(): void {
  channel?.close();
  channel = null;
  current.peek()?.database.close();
  current.value = null;
}

/** Tells this tab and all others what changed. */
export function announce(news: News): void {
  hear(news);
  tellOthers(news);
}

/** Tells the other tabs only. */
export function tellOthers(news: News): void {
  channel?.postMessage(news);
}

/** Hears of every change, in whichever tab it was made. */
export function onNews(listener: Listener): void {
  listeners.add(listener);
}

/** The database of whoever is signed in; raises when nobody is. */
export function currentDatabase(): Database {
  const place = current.peek();
  if (place === null) throw new NobodySignedIn();
  return place.database;
}

export class NobodySignedIn extends Error {}

function hear(news: News): void {
  for (const listener of listeners) listener(news);
}
