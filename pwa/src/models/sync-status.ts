/** Where the work is: what waits on this phone, what was sent, what needs somebody. */

import type { ErrorCode } from "@daybook/sync";
import { type ReadonlySignal, signal } from "@preact/signals";

export interface Progress {
  readonly items: number;
  readonly total: number;
  /** Bytes sent and received so far. */
  readonly bytes: number;
}

export interface SyncStatus {
  /** Changes that only this phone has. */
  readonly waiting: number;
  /** Records held by the office or refused by the server. */
  readonly attention: number;
  readonly photosWaiting: number;
  readonly photoBytes: number;
  /** When everything had last been sent and received, ms since 1970. */
  readonly lastSynced: number | null;
  readonly running: boolean;
  readonly progress: Progress | null;
  readonly problem: ErrorCode | "offline" | null;
  /** When it will be tried again by itself, ms since 1970. */
  readonly retryAt: number | null;
}

export const status: ReadonlySignal<SyncStatus> = signal<SyncStatus>({
  waiting: 0,
  attention: 0,
  photosWaiting: 0,
  photoBytes: 0,
  lastSynced: null,
  running: false,
  progress: null,
  problem: null,
  retryAt: null,
});

/** Sends and receives now, whatever the last attempt said. */
export function syncNow(): void {}
