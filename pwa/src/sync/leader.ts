/** Lets one tab at a time speak to the server for one person. */

import type { Notes } from "../storage/notes";

/** Runs `work` when no other tab does; tells whether it ran. */
export type Lead = (work: () => Promise<void>) => Promise<boolean>;

const LEASE_MS = 180_000;

/** By a Web Lock, which the browser gives back by itself when a tab goes away. */
export function leadByLock(name: string, locks: LockManager): Lead {
  return (work) =>
    locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false;
      await work();
      return true;
    });
}

/**
 * By a note in localStorage with an end, for browsers without Web Locks.
 *
 * Two tabs may still both believe to lead for a moment; replies to all but the last request are
 * stale, so nothing is lost or doubled by it.
 */
export function leadByLease(name: string, notes: Notes, clock: () => number): Lead {
  return async (work) => {
    const left = Number(notes.getItem(name) ?? 0) - clock();
    // A lease that lasts too long was taken before the phone's clock was set back.
    if (left > 0 && left <= LEASE_MS) return false;
    const own = String(clock() + LEASE_MS);
    notes.setItem(name, own);
    try {
      await work();
    } finally {
      // Work that outlasted its lease may have lost it to another tab.
      if (notes.getItem(name) === own) notes.removeItem(name);
    }
    return true;
  };
}
