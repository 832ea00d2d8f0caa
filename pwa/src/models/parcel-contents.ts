/** What goes into a file of unsent work, and how each part of it is written. */

import { base64url, OUTCOME } from "@daybook/sync";
import type { Database } from "../storage/database";
import { filesIn, readBytes } from "../storage/files";
import type { Frozen, StoredFile } from "../storage/schema";
import { rowsOf } from "../storage/shown";
import { MOST_BYTES } from "./parcel-layout";
import type { ServerKey } from "./parcel-seal";

/** What a phone would put into a file now. */
export interface Unsent {
  /** Records that only this phone has, and their photos. */
  readonly records: number;
  readonly photos: number;
  /** About how large the file will be. */
  readonly bytes: number;
  /** Photos that do not fit in. */
  readonly left: number;
  /** In order of saving: what the server may have lost first, so that the rest can build on it. */
  readonly changes: readonly Frozen[];
  readonly files: readonly StoredFile[];
}

/** Who makes a file, on which device, with which token; `skew` and `now` in ms. */
export interface Author {
  readonly user: string;
  readonly device: string;
  readonly token: string;
  readonly version: string;
  readonly skew: number;
  readonly now: number;
}

const MOST_CHANGES = 5000;
const MOST_FILES = 1900;
const MOST_IN_PART = { items: 500, bytes: 256 * 1024 };
/** What a part costs besides what it holds. */
const FRAME = 64;
const PLAIN = 1;
const PACKED = 2;
const PHOTO = 3;
const SMALL = 4;

/** Looks at what has not been sent; thumbnails and photos as far as they fit. */
export async function lookAtUnsent(database: Database): Promise<Unsent> {
  const waiting = await filesIn(database, "waiting");
  const [outbox, journal] = await database.read(["outbox", "journal"], async (tx) => [
    await tx.objectStore("outbox").getAll(),
    await tx.objectStore("journal").getAll(),
  ]);
  // Whatever a restored server may have lost; what it has not lost it knows, and counts once.
  const sent = journal.filter(({ outcome }) => outcome !== OUTCOME.refused).sort(byOrder);
  const room = Math.max(0, MOST_CHANGES - outbox.length);
  const changes = [...sent.slice(Math.max(0, sent.length - room)), ...outbox].sort(byOrder);
  const text = changes.slice(0, MOST_CHANGES).reduce((sum, { size }) => sum + size + FRAME, 0);
  const files = fitting(waiting, MOST_BYTES - text);
  return {
    records: new Set(outbox.map(({ rid }) => rid)).size,
    photos: photosAmong(files),
    bytes: Math.round(text / 3) + files.reduce((sum, { size }) => sum + size + FRAME, 0),
    left: photosAmong(waiting) - photosAmong(files),
    changes: changes.slice(0, MOST_CHANGES),
    files,
  };
}

/** The server's key, or null while this phone has not been told it. */
export async function serverKey(database: Database): Promise<ServerKey | null> {
  for (const { body } of await rowsOf(database, ["key"])) {
    const { use, id, point } = body;
    if (use === "parcel" && typeof id === "string" && typeof point === "string") {
      return { id, point };
    }
  }
  return null;
}

/** How many parts hold changes. */
export function textsOf(changes: readonly Frozen[]): number {
  return [...inParts(changes)].length;
}

/** The parts with changes. The first has none: it says whose file it is, with every piece of it. */
export async function* changesParts(
  changes: readonly Frozen[],
  author: Author,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const some of inParts(changes)) {
    const text = new TextEncoder().encode(requestText(some, author));
    const packed = await gzipped(text);
    yield part(packed === null ? PLAIN : PACKED, await proofOf(text, author.token), packed ?? text);
  }
}

/** The part with one picture, or null when its bytes are gone or no longer what was taken. */
export async function picturePart(
  database: Database,
  { sha256, size, rank }: StoredFile,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await readBytes(database, sha256, 0, size);
  if (bytes === null) return null;
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  if (base64url(new Uint8Array(hash)) !== sha256) return null;
  return part(rank === 0 ? SMALL : PHOTO, hash, bytes);
}

/** A sync request that asks for nothing: no cursors, and who sends it is said in it. */
function requestText(changes: readonly Frozen[], author: Author): string {
  const { device: d, version: app, now, user: u, skew: sk } = author;
  const head = JSON.stringify({ p: 1, q: 0, d, app, now, u, sk: Math.round(sk) });
  const mutations = changes.map(({ text }) => text).join(",");
  return `${head.slice(0, -1)},"m":[${mutations}]}`;
}

/** HMAC-SHA-256 over the text's hash, with the hash of the token as its key. */
async function proofOf(text: Uint8Array<ArrayBuffer>, token: string): Promise<ArrayBuffer> {
  const { subtle } = crypto;
  const how = { name: "HMAC", hash: "SHA-256" };
  const secret = await subtle.digest("SHA-256", new TextEncoder().encode(token));
  const key = await subtle.importKey("raw", secret, how, false, ["sign"]);
  return subtle.sign("HMAC", key, await subtle.digest("SHA-256", text));
}

function part(
  what: number,
  head: ArrayBuffer,
  rest: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(1 + head.byteLength + rest.length);
  whole[0] = what;
  whole.set(new Uint8Array(head), 1);
  whole.set(rest, 1 + head.byteLength);
  return whole;
}

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  if (typeof CompressionStream === "undefined") return null;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function* inParts(changes: readonly Frozen[]): Generator<readonly Frozen[]> {
  let some: Frozen[] = [];
  let bytes = 0;
  yield some;
  for (const change of changes) {
    const full = some.length === MOST_IN_PART.items || bytes + change.size > MOST_IN_PART.bytes;
    if (full && some.length > 0) {
      yield some;
      some = [];
      bytes = 0;
    }
    some.push(change);
    bytes += change.size;
  }
  if (some.length > 0) yield some;
}

/** Thumbnails come first, so that a record never lacks both. */
function fitting(files: readonly StoredFile[], room: number): readonly StoredFile[] {
  let used = 0;
  const many = files.slice(0, MOST_FILES);
  const end = many.findIndex(({ size }) => {
    used += size + FRAME;
    return used > room;
  });
  return end === -1 ? many : many.slice(0, end);
}

function photosAmong(files: readonly StoredFile[]): number {
  return files.filter(({ rank }) => rank === 1).length;
}

function byOrder(one: Frozen, other: Frozen): number {
  return one.n - other.n;
}
