/** Sends one file piece by piece (tus 1.0), so that a broken line costs one piece and no more. */

import type { Database } from "../storage/database";
import { readBytes } from "../storage/files";
import type { StoredFile } from "../storage/schema";
import { ask, type Connection, NetFailure, type Problem } from "./client";
import { sha256 } from "./digest";
import { firstPiece, pieceAfter } from "./pace";

export { sha256 } from "./digest";

const TUS = "1.0.0";
const SMALLEST = 16 * 1024;
/** Remedies in a row that bring no file further, before the line is left alone for a while. */
const PATIENCE = 3;

export interface Uploads {
  /** Makes one request for `file`; gives the bytes that travelled. Raises `NetFailure`. */
  step(file: StoredFile, stop?: AbortSignal): Promise<number>;
}

/** The address of one upload and how much of it the server has. */
type Place = Pick<StoredFile, "url" | "offset">;

/**
 * Uploads from this phone's stored bytes; the size of the pieces follows the line's speed.
 *
 * `clock` in ms measures spans of time only; `line` is the kind of line as browsers name it.
 */
export function uploads(
  database: Database,
  connection: Connection,
  clock = () => performance.now(),
  line?: string,
): Uploads {
  let piece = firstPiece(line);
  let stumbles = 0;

  async function keep(file: StoredFile, place: Place, state = file.state): Promise<void> {
    const { url: _url, offset: _offset, ...rest } = file;
    await database.write(["files"], (tx) =>
      tx.objectStore("files").put({ ...rest, ...place, state }),
    );
  }

  function place(file: StoredFile, url: string, offset: number): Promise<void> {
    if (offset < file.size) return keep(file, { url, offset });
    stumbles = 0;
    return keep(file, {}, "sent");
  }

  async function create(file: StoredFile, stop?: AbortSignal): Promise<number> {
    if (!(await isWhole(database, file))) {
      await keep(file, {}, "broken");
      return 0;
    }
    const first = await pieceOf(file, 0);
    const headers: Record<string, string> = {
      "Upload-Length": String(file.size),
      "Upload-Metadata": `sha256 ${btoa(file.sha256)},type ${btoa(file.type)}`,
      "Content-Type": "application/offset+octet-stream",
    };
    const response = await timed(first, () => request("POST", "/api/files", headers, stop, first));
    const url = response.headers.get("Location");
    if (url === null) throw new NetFailure("offline");
    const offset = offsetOf(response);
    // The same file may have been begun before; then this piece need not be its first.
    await (offset === null
      ? keep(file, { url: pathOf(url), offset })
      : place(file, pathOf(url), offset));
    return first.length;
  }

  async function whereIs(file: StoredFile, url: string, stop?: AbortSignal): Promise<number> {
    const response = await request("HEAD", url, {}, stop);
    const offset = offsetOf(response);
    if (offset === null) throw new NetFailure("offline");
    await place(file, url, offset);
    return 0;
  }

  async function send(
    file: StoredFile,
    url: string,
    offset: number,
    stop?: AbortSignal,
  ): Promise<number> {
    const bytes = await pieceOf(file, offset);
    const headers = {
      "Upload-Offset": String(offset),
      "Content-Type": "application/offset+octet-stream",
    };
    try {
      const response = await timed(bytes, () => request("PATCH", url, headers, stop, bytes));
      await place(file, url, offsetOf(response) ?? offset + bytes.length);
      return bytes.length;
    } catch (error) {
      // How much of the piece arrived is for the server to say.
      await keep(file, { url, offset: null });
      throw error;
    }
  }

  async function timed({ length }: Uint8Array, work: () => Promise<Response>): Promise<Response> {
    const began = clock();
    try {
      const response = await work();
      if (length >= SMALLEST) piece = pieceAfter(length, clock() - began);
      return response;
    } catch (error) {
      piece = Math.max(SMALLEST, Math.floor(piece / 2));
      throw error;
    }
  }

  async function pieceOf(file: StoredFile, offset: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(file.size, offset + piece);
    const bytes = await readBytes(database, file.sha256, offset, end);
    if (bytes === null) throw new NetFailure("gone");
    return bytes;
  }

  async function request(
    method: string,
    url: string,
    headers: Record<string, string>,
    stop?: AbortSignal,
    body: Uint8Array<ArrayBuffer> | null = null,
  ): Promise<Response> {
    const init = { method, headers: { ...headers, "Tus-Resumable": TUS }, body };
    const { response } = await ask(connection, url, init, stop);
    // A login page in the way answers too, but not in this protocol.
    if (response.headers.get("Tus-Resumable") === null) throw new NetFailure("offline");
    return response;
  }

  async function step(file: StoredFile, stop?: AbortSignal): Promise<number> {
    const { url, offset } = file;
    try {
      if (url === undefined) return await create(file, stop);
      if (typeof offset !== "number") return await whereIs(file, url, stop);
      return await send(file, url, offset, stop);
    } catch (error) {
      const next = remedy(error);
      if (next === "give-up") await keep(file, {}, "broken");
      else if (next === "restart") await keep(file, {});
      else if (next === "ask" && url !== undefined) await keep(file, { url, offset: null });
      else throw error;
      stumbles += 1;
      // Something on the way may spoil every piece: that must not use up the line for ever.
      if (next !== "give-up" && stumbles % PATIENCE === 0) throw error;
      return 0;
    }
  }

  return { step };
}

type Remedy = "give-up" | "restart" | "ask" | "wait";

const REMEDIES: Partial<Record<Problem, Remedy>> = {
  "not-found": "restart",
  gone: "restart",
  "hash-mismatch": "restart",
  "offset-mismatch": "ask",
  conflict: "ask",
  "too-large": "give-up",
  "unsupported-type": "give-up",
  invalid: "give-up",
  "bad-request": "give-up",
};

function remedy(error: unknown): Remedy {
  return error instanceof NetFailure ? (REMEDIES[error.problem] ?? "wait") : "wait";
}

/** Whether the stored bytes are still those that were hashed when the photo was taken. */
async function isWhole(database: Database, file: StoredFile): Promise<boolean> {
  const bytes = await readBytes(database, file.sha256, 0, file.size);
  return bytes !== null && (await sha256(bytes)) === file.sha256;
}

function offsetOf(response: Response): number | null {
  const text = response.headers.get("Upload-Offset") ?? "";
  return /^\d+$/.test(text) ? Number(text) : null;
}

function pathOf(location: string): string {
  return new URL(location, "http://daybook.invalid").pathname;
}
