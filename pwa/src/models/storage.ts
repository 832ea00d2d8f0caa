/** Whether the browser keeps this phone's work, and what became of the storage. */

import { type ReadonlySignal, signal } from "@preact/signals";

export interface StorageState {
  /** Whether the browser has promised not to clear it; null while unknown. */
  readonly persisted: boolean | null;
  /** Bytes used and allowed, as the browser estimates them. */
  readonly used: number | null;
  readonly quota: number | null;
  /** `cleared`: the browser removed what was kept; `reload`: a newer page took over in another tab. */
  readonly trouble: "cleared" | "reload" | "full" | "unavailable" | null;
  /** Unsent changes that went with a cleared storage. */
  readonly lost: number;
}

export const storage: ReadonlySignal<StorageState> = signal<StorageState>({
  persisted: null,
  used: null,
  quota: null,
  trouble: null,
  lost: 0,
});
