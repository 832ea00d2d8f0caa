/** Notes outside the database, by which a cleared phone is noticed, with how much was not sent. */

import { notes } from "./notes";

/** What a clearing took: when it was noticed (ms since 1970), and the unsent changes. */
export interface Cleared {
  readonly at: number;
  readonly unsent: number;
}

interface Note {
  /** Changes that had not been sent when the note was written. */
  readonly unsent: number;
  /** A clearing of which the server, or the person, has not heard yet. */
  readonly cleared?: Cleared & { readonly untold: boolean; readonly unseen: boolean };
}

const PREFIX = "daybook-kept-";
const HERE = "daybook-here";
/** A browser may clear all notes and leave the cookie; it is never sent along with a request. */
const COOKIE = "daybook";
const COOKIE_DAYS = 400;

/** Notes that `user` works here, and how many changes are unsent. */
export function leaveNote(user: string, unsent: number): void {
  write(user, { ...readNote(user), unsent });
  notes.setItem(HERE, user);
  // Alone, the cookie must still tell of a loss that so far only the notes told of.
  writeCookie(`${user}.${unsent + (untoldClearing(user)?.unsent ?? 0)}`, COOKIE_DAYS);
}

/** What was noted of `user`, or null when he never was on this phone. */
export function readNote(user: string): Note | null {
  try {
    const text = notes.getItem(PREFIX + user);
    if (text !== null) return JSON.parse(text) as Note;
  } catch {
    // What cannot be read any more was not written by this page.
  }
  const [who, unsent] = readCookie();
  return who === user ? { unsent } : null;
}

/** Who worked here last and did not sign out, or null. */
export function whoWasHere(): string | null {
  return notes.getItem(HERE) ?? readCookie()[0];
}

/** Nobody works here from now on; what is noted of each person stays. */
export function leaveNobody(): void {
  notes.removeItem(HERE);
  writeCookie("", -1);
}

/** Notes that what was kept for `user` is gone; gives what it took. */
export function noteCleared(user: string, at: number): Cleared {
  const unsent = readNote(user)?.unsent ?? 0;
  const before = untoldClearing(user) ?? { at, unsent: 0 };
  const took = { at: before.at, unsent: before.unsent + unsent };
  write(user, { unsent: 0, cleared: { ...took, untold: true, unseen: true } });
  return took;
}

/** The clearing that the server has not heard of, or null. */
export function untoldClearing(user: string): Cleared | null {
  return clearingStill("untold", user);
}

/** The clearing that the person has not put aside, or null. */
export function unseenClearing(user: string): Cleared | null {
  return clearingStill("unseen", user);
}

function clearingStill(state: "untold" | "unseen", user: string): Cleared | null {
  const cleared = readNote(user)?.cleared;
  return cleared?.[state] ? { at: cleared.at, unsent: cleared.unsent } : null;
}

/** The server has heard of the clearing, or the person has put the notice aside. */
export function clearingKnown(user: string, by: "server" | "person"): void {
  const note = readNote(user);
  if (note?.cleared === undefined) return;
  const known = by === "server" ? { untold: false } : { unseen: false };
  write(user, { ...note, cleared: { ...note.cleared, ...known } });
}

/** Leaves no note of somebody. */
export function forgetNotes(user: string): void {
  notes.removeItem(PREFIX + user);
}

function write(user: string, note: Note): void {
  notes.setItem(PREFIX + user, JSON.stringify(note));
}

function readCookie(): readonly [user: string | null, unsent: number] {
  try {
    const [, user, unsent] =
      new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)\\.(\\d+)`).exec(document.cookie) ?? [];
    return [user ?? null, Number(unsent ?? 0)];
  } catch {
    return [null, 0];
  }
}

function writeCookie(text: string, days: number): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the newer way lacks in Firefox and old Safari.
    document.cookie = `${COOKIE}=${text}; Max-Age=${days * 86_400}; Path=/; SameSite=Strict`;
  } catch {
    // Where cookies are forbidden the notes are the only witness.
  }
}
