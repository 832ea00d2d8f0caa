/** The bytes of photos: kept in small pieces, because large values get lost on small phones. */

import type { Database } from "./database";
import type { FileState, StoredFile, StoreName, Writing } from "./schema";

const PIECE = 256 * 1024;

export const FILE_STORES: readonly StoreName[] = ["files", "chunks"];

/** Keeps a file; one with the same bytes that is already here stays as it is. */
export async function putFile(tx: Writing, file: StoredFile, bytes: ArrayBuffer): Promise<void> {
  if ((await tx.objectStore("files").get(file.sha256)) !== undefined) return;
  await tx.objectStore("files").put(file);
  for (let start = 0; start < bytes.byteLength; start += PIECE) {
    const piece = bytes.slice(start, start + PIECE);
    await tx.objectStore("chunks").put(piece, [file.sha256, start / PIECE]);
  }
}

/** The bytes from `start` to `end` of a file, or null when some of them are gone. */
export async function readBytes(
  database: Database,
  sha256: string,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const first = Math.floor(start / PIECE);
  const range = IDBKeyRange.bound([sha256, first], [sha256, Math.max(first, (end - 1) / PIECE)]);
  const pieces = await database.read(["chunks"], (tx) => tx.objectStore("chunks").getAll(range));
  const whole = joined(pieces);
  const from = start - first * PIECE;
  return whole.length < from + (end - start) ? null : whole.slice(from, from + (end - start));
}

/** The next file to be sent: thumbnails first, then photos, each in the order they were taken. */
export async function nextWaiting(database: Database): Promise<StoredFile | null> {
  const range = stateRange("waiting");
  return database.read(["files"], async (tx) => {
    const cursor = await tx.objectStore("files").index("state").openCursor(range);
    return cursor?.value ?? null;
  });
}

/** All files in one state. */
export function filesIn(database: Database, state: FileState): Promise<StoredFile[]> {
  return database.read(["files"], (tx) =>
    tx.objectStore("files").index("state").getAll(stateRange(state)),
  );
}

/** Marks files of a finished record as waiting to be sent; others stay as they are. */
export async function sendFiles(tx: Writing, hashes: readonly string[]): Promise<void> {
  const files = tx.objectStore("files");
  for (const hash of hashes) {
    const file = await files.get(hash);
    if (file?.state === "draft") await files.put({ ...file, state: "waiting" });
  }
}

/** A picture is taken before the draft that holds it is written; so long it is left alone. */
const GRACE_MS = 3_600_000;

/** Removes pictures of drafts that no draft uses any more; `used` are those that one does. */
export async function dropUnused(
  tx: Writing,
  used: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const files = await tx.objectStore("files").index("state").getAll(stateRange("draft"));
  for (const { sha256, added } of files) {
    if (used.has(sha256) || added > now - GRACE_MS) continue;
    await drop(tx, sha256);
  }
}

/** Removes photos taken up to `until` that the server has; their thumbnails stay. */
export async function dropSent(tx: Writing, until: number): Promise<void> {
  const range = IDBKeyRange.bound(["sent", 1], ["sent", 1, until]);
  const files = await tx.objectStore("files").index("state").getAll(range);
  for (const { sha256 } of files) await drop(tx, sha256);
}

/** The same, and all that was only fetched for looking, thumbnails too. */
export async function dropOld(tx: Writing, until: number): Promise<void> {
  await dropSent(tx, until);
  const looked = await tx.objectStore("files").index("state").getAll(stateRange("kept"));
  for (const { sha256 } of looked) await drop(tx, sha256);
}

/** Removes what the server has, the oldest photos first, until `bytes` are free; gives them. */
export async function freeRoom(tx: Writing, bytes: number): Promise<number> {
  const index = tx.objectStore("files").index("state");
  const looked = await index.getAll(stateRange("kept"));
  const sent = await index.getAll(IDBKeyRange.bound(["sent", 1], ["sent", 1, Infinity]));
  let freed = 0;
  for (const { sha256, size } of [...sent, ...looked]) {
    if (freed >= bytes) break;
    await drop(tx, sha256);
    freed += size;
  }
  return freed;
}

/** Removes every photo and thumbnail that the server has. */
export async function dropSynced(tx: Writing): Promise<void> {
  const index = tx.objectStore("files").index("state");
  for (const state of ["sent", "kept"] as const) {
    for (const { sha256 } of await index.getAll(stateRange(state))) await drop(tx, sha256);
  }
}

async function drop(tx: Writing, sha256: string): Promise<void> {
  await tx.objectStore("files").delete(sha256);
  await tx.objectStore("chunks").delete(IDBKeyRange.bound([sha256], [sha256, Infinity]));
}

function stateRange(state: FileState): IDBKeyRange {
  return IDBKeyRange.bound([state], [state, Infinity]);
}

function joined(pieces: readonly ArrayBuffer[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(new Uint8Array(piece), at);
    at += piece.byteLength;
  }
  return whole;
}
