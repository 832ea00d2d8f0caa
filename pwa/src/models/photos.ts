/** Photos of records: made small, cleaned of where they were taken, and kept as bytes. */

import type { FileRef } from "../forms/compiled";

export type PhotoRef = FileRef;

/** Why a picked file did not become a photo. */
export class NotAPhoto extends Error {}

/** Scales, cleans and keeps a picture; resolves once its bytes are on this phone. */
export async function addPhoto(_file: Blob): Promise<PhotoRef> {
  throw new NotAPhoto();
}

/** An address for `<img>`, or null when neither this phone nor the network has the photo now. */
export async function photoUrl(_ref: PhotoRef, _size: "thumb" | "full"): Promise<string | null> {
  return null;
}
