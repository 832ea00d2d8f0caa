/** A note outside the database, by which a cleared database is noticed. */

import { notes } from "./notes";

interface Note {
  /** Changes that had not been sent when the note was written. */
  readonly unsent: number;
}

const PREFIX = "daybook-kept-";

/** Notes that `user`'s database exists and how much in it is unsent. */
export function leaveNote(user: string, unsent: number): void {
  notes.setItem(PREFIX + user, JSON.stringify({ unsent } satisfies Note));
}

/** What was noted of `user`'s database, or null when it never was on this phone. */
export function readNote(user: string): Note | null {
  const text = notes.getItem(PREFIX + user);
  return text === null ? null : (JSON.parse(text) as Note);
}
