/** Photos and other files of records: photos made small and cleaned of where they were taken. */

import type { FileRef } from "../forms/compiled";
import type { Database } from "../storage/database";
import { FILE_STORES, putFile, readBytes } from "../storage/files";
import type { FileState, StoredFile } from "../storage/schema";
import { sha256 } from "../sync/digest";
import { bearer } from "./bearer";
import { beingMade } from "./files-made";
import { drawPicture, type Encoded, encodeWithin, PHOTO, THUMBNAIL } from "./picture";
import { noticeFull } from "./storage";
import { announce, currentDatabase } from "./workplace";

export { NotAPhoto } from "./picture";
export type PhotoRef = FileRef;

/** Scales, cleans and keeps a picture; resolves once its bytes are on this phone. */
export function addPhoto(file: Blob): Promise<PhotoRef> {
  return beingMade(makePhoto(file));
}

async function makePhoto(file: Blob): Promise<PhotoRef> {
  const picture = await drawPicture(file);
  const photo = await encodeWithin(picture, PHOTO);
  const thumb = await encodeWithin(picture, THUMBNAIL);
  const [name, thumbName] = await Promise.all([sha256(photo.bytes), sha256(thumb.bytes)]);
  const now = Date.now();
  try {
    await currentDatabase().write(FILE_STORES, async (tx) => {
      await putFile(tx, stored(thumbName, thumb, 0, now), thumb.bytes);
      await putFile(tx, stored(name, photo, 1, now), photo.bytes);
    });
  } catch (error) {
    noticeFull(error);
    throw error;
  }
  announce({ files: true });
  const { w, h, type, bytes } = photo;
  return { $f: name, n: bytes.byteLength, t: type, w, h, th: thumbName };
}

/**
 * An address for the page, or null when neither this phone nor the network has the file now.
 *
 * Whoever asks revokes it.
 */
export async function photoUrl(ref: PhotoRef, size: "thumb" | "full"): Promise<string | null> {
  const database = currentDatabase();
  const name = size === "thumb" ? (ref.th ?? ref.$f) : ref.$f;
  return urlOf(database, name, ref.t, THUMBNAIL.bytes);
}

/** An address of a picture that belongs to a form; once seen, it is kept for days offline. */
export function formPictureUrl(ref: FileRef): Promise<string | null> {
  return urlOf(currentDatabase(), ref.$f, ref.t, PHOTO.bytes);
}

/** Files up to `keep` bytes stay on the phone once they are fetched. */
async function urlOf(
  database: Database,
  name: string,
  type: string,
  keep: number,
): Promise<string | null> {
  const bytes =
    (await localBytes(database, name)) ?? (await fetchedBytes(database, name, type, keep));
  return bytes === null ? null : URL.createObjectURL(new Blob([bytes], { type }));
}

/** Keeps a file as it is; resolves once its bytes are on this phone. */
export function addFile(bytes: ArrayBuffer, type: string, name?: string): Promise<FileRef> {
  return beingMade(keepFile(bytes, type, name));
}

async function keepFile(bytes: ArrayBuffer, type: string, name?: string): Promise<FileRef> {
  const hash = await sha256(bytes);
  const file = stored(hash, { bytes, type, w: 0, h: 0 }, 1, Date.now());
  try {
    await currentDatabase().write(FILE_STORES, (tx) => putFile(tx, file, bytes));
  } catch (error) {
    noticeFull(error);
    throw error;
  }
  announce({ files: true });
  return { $f: hash, n: bytes.byteLength, t: type, ...(name ? { name } : {}) };
}

function stored(
  name: string,
  { bytes, type }: Encoded,
  rank: StoredFile["rank"],
  added: number,
  state: FileState = "draft",
): StoredFile {
  return { sha256: name, type, size: bytes.byteLength, state, rank, added };
}

async function localBytes(
  database: Database,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await database.read(["files"], (tx) => tx.objectStore("files").get(name));
  return file === undefined ? null : readBytes(database, name, 0, file.size);
}

/** Looks on the server; what is small is kept for the next time without a network. */
async function fetchedBytes(
  database: Database,
  name: string,
  type: string,
  keep: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const headers = { Authorization: `Bearer ${await bearer()}` };
    const response = await fetch(`/api/files/content/${name}`, { headers, credentials: "omit" });
    if (!response.ok) return null;
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) !== name) return null;
    if (bytes.byteLength <= keep) await keepFetched(database, name, { bytes, type, w: 0, h: 0 });
    return new Uint8Array(bytes);
  } catch {
    return null;
  }
}

async function keepFetched(database: Database, name: string, picture: Encoded): Promise<void> {
  const file = stored(name, picture, 0, Date.now(), "kept");
  await database.writeRelaxed(FILE_STORES, (tx) => putFile(tx, file, picture.bytes));
}
