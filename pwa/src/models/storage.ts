/** Whether the browser keeps this phone's work, and what became of the storage. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { isFull } from "../storage/database";

export { isFull } from "../storage/database";

export type Trouble = "cleared" | "reload" | "blocked" | "full" | "unavailable";

export interface StorageState {
  /** Whether the browser has promised not to clear it; null while unknown. */
  readonly persisted: boolean | null;
  /** Bytes used and allowed, as the browser estimates them. */
  readonly used: number | null;
  readonly quota: number | null;
  /**
   * `cleared`: the browser removed what was kept. `reload`: a newer page took over in another tab.
   * `blocked`: an old page in another tab stands in the way. `full`: there is no room for more.
   */
  readonly trouble: Trouble | null;
  /** Unsent changes that went with a cleared storage. */
  readonly lost: number;
}

const current = signal<StorageState>({
  persisted: null,
  used: null,
  quota: null,
  trouble: null,
  lost: 0,
});

export const storage: ReadonlySignal<StorageState> = current;

/** Looks again at what the browser promises and how much room is left. */
export async function lookAtStorage(): Promise<void> {
  const manager = navigator.storage;
  if (manager === undefined) return;
  const [persisted, { usage = null, quota = null }] = await Promise.all([
    manager.persisted(),
    manager.estimate(),
  ]);
  current.value = { ...current.value, persisted, used: usage, quota };
}

/** Asks the browser to keep the work; it may ask the person, so this follows a first save. */
export async function askToKeep(): Promise<void> {
  if (current.value.persisted === true || navigator.storage?.persist === undefined) return;
  try {
    await navigator.storage.persist();
    await lookAtStorage();
  } catch {
    // A browser that cannot say is one that may clear.
  }
}

/** Remembers what became of the storage, so that it can be said. */
export function noticeMishap(trouble: Trouble, lost = 0): void {
  current.value = { ...current.value, trouble, lost: Math.max(lost, current.value.lost) };
}

/** Forgets a trouble that is over; another that came since stays. */
export function mishapOver(trouble: Trouble): void {
  if (current.value.trouble === trouble) current.value = { ...current.value, trouble: null };
}

/** Whether an error means that the phone has no room left; if so it is remembered. */
export function noticeFull(error: unknown): boolean {
  const full = isFull(error);
  if (full) noticeMishap("full");
  return full;
}

/** Whether what is written now cannot be kept. */
export function cannotKeep(): boolean {
  const { trouble } = current.value;
  return trouble === "full" || trouble === "blocked" || trouble === "unavailable";
}
