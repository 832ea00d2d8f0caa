/** A cursor: how far a phone has read one stream under one grant. */

import { MalformedError, whole } from "./mutation.ts";

/**
 * Everything up to `seq` is on the phone; `boot` is there while the first download runs: the head
 * when that download began, up to which tombstones need not be sent.
 */
export interface Cursor {
  readonly slot: number;
  readonly gid: number;
  readonly epoch: number;
  readonly seq: number;
  readonly boot?: number;
}

/** The cursor of `[slot, gid, epoch, seq, boot?]`; throws `MalformedError`. */
export function parseCursor(raw: unknown): Cursor {
  if (!Array.isArray(raw) || raw.length < 4 || raw.length > 5) {
    throw new MalformedError("a cursor is not [slot, gid, epoch, seq, boot?]");
  }
  const [slot = 0, gid = 0, epoch = 0, seq = 0, boot] = raw.map((number: unknown) =>
    whole(number, "a cursor's number"),
  );
  return { slot, gid, epoch, seq, ...(boot === undefined ? {} : { boot }) };
}

/** The wire array of a cursor. */
export function wireCursor(cursor: Cursor): number[] {
  const numbers = [cursor.slot, cursor.gid, cursor.epoch, cursor.seq];
  return cursor.boot === undefined ? numbers : [...numbers, cursor.boot];
}

/**
 * Whether the stream must be read again from the start.
 *
 * So it is after a restore of the server (another epoch, a cursor past the head), and when
 * tombstones that the phone has not seen are gone (`floor` is the highest removed one).
 */
export function needsReset(
  cursor: Cursor,
  stream: { readonly epoch: number; readonly head: number; readonly floor: number },
): boolean {
  if (cursor.epoch !== stream.epoch || cursor.seq > stream.head) return true;
  if (cursor.boot === undefined) return cursor.seq < stream.floor;
  return cursor.boot < stream.floor || cursor.boot > stream.head;
}

/** The cursor after everything up to `seq` was sent; it stops booting once it reaches `boot`. */
export function advance(cursor: Cursor, seq: number): Cursor {
  const { boot, ...rest } = cursor;
  return boot !== undefined && seq < boot ? { ...rest, seq, boot } : { ...rest, seq };
}
