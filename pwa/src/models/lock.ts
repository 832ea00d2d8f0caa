/** When somebody's work is locked, and what the tabs of this phone tell each other of it. */

import { notes } from "../storage/notes";
import { asked, heldKey, lock, openWith } from "./session";
import { workplace } from "./workplace";

/** Minutes without a touch after which work is locked, to choose from. */
export const LOCK_MINUTES = [1, 5, 15, 30] as const;
export type LockMinutes = (typeof LOCK_MINUTES)[number];

const USUAL: LockMinutes = 5;
const PREFIX = "daybook-lock-";
const LOOK_MS = 5_000;

/**
 * `ask`: who is asked for a PIN; `open`: how to open it, from a tab that is open; `awake`: somebody
 * touched a tab; `lock`: they locked it.
 */
type Message =
  | { readonly say: "ask" | "awake" | "lock"; readonly user: string }
  | { readonly say: "open"; readonly user: string; readonly key: CryptoKey };

let channel: BroadcastChannel | null = null;
let touched = 0;

/** Locks by itself from now on, and opens a new tab as another one is; after the session is. */
export function openLocking(): void {
  // Safari before 15.4 has none; each of its tabs then asks for the PIN.
  if (typeof BroadcastChannel !== "undefined") channel = new BroadcastChannel("daybook-lock");
  channel?.addEventListener("message", (event: MessageEvent<Message>) => void hear(event.data));
  const now = asked.peek();
  if (now?.entry && now.newcomer === null) tell({ say: "ask", user: now.entry.user });
  workplace.subscribe(() => {
    touched = Date.now();
  });
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, touch, true);
  document.addEventListener("visibilitychange", lockWhenLeft);
  setInterval(lockWhenLeft, LOOK_MS);
}

/** Locks this person's work now, in every tab. */
export async function lockNow(): Promise<void> {
  const user = userHere();
  if (user === null) return;
  tell({ say: "lock", user });
  await lock();
}

/** After how many minutes without a touch this person's work is locked. */
export function lockMinutes(): LockMinutes {
  const kept = Number(notes.getItem(PREFIX + userHere()));
  return LOCK_MINUTES.find((each) => each === kept) ?? USUAL;
}

export function setLockMinutes(minutes: LockMinutes): void {
  notes.setItem(PREFIX + userHere(), String(minutes));
}

function userHere(): string | null {
  return workplace.peek()?.signedIn.user ?? null;
}

function touch(): void {
  // A computer that was asleep may hear of a touch before it looks at the time.
  lockWhenLeft();
  const now = Date.now();
  const user = userHere();
  // The other tabs need not hear of every letter.
  if (user !== null && now - touched > LOOK_MS) tell({ say: "awake", user });
  touched = now;
}

function lockWhenLeft(): void {
  // A clock that was set back counts like one that went on.
  if (Math.abs(Date.now() - touched) >= lockMinutes() * 60_000) void lockNow();
}

async function hear(message: Message): Promise<void> {
  const { say, user } = message;
  if (userHere() === user) {
    const key = heldKey();
    if (say === "ask" && key !== null) tell({ say: "open", user, key });
    if (say === "awake") touched = Date.now();
    if (say === "lock") await lock();
  }
  const entry = asked.peek()?.entry;
  if (say === "open" && entry?.user === user) await openWith(entry, message.key);
}

function tell(message: Message): void {
  channel?.postMessage(message);
}
