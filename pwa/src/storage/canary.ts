/** A note outside the database, by which a cleared database is noticed. */

interface Note {
  /** Changes that had not been sent when the note was written. */
  readonly unsent: number;
}

const PREFIX = "daybook-kept-";

/** Notes that `user`'s database exists and how much in it is unsent. */
export function leaveNote(user: string, unsent: number): void {
  try {
    localStorage.setItem(PREFIX + user, JSON.stringify({ unsent } satisfies Note));
  } catch {
    // Without localStorage a loss is only not noticed.
  }
}

/** What was noted of `user`'s database, or null when it never was on this phone. */
export function readNote(user: string): Note | null {
  try {
    const text = localStorage.getItem(PREFIX + user);
    return text === null ? null : (JSON.parse(text) as Note);
  } catch {
    return null;
  }
}
