/** Seals parts so that only the server's key opens them; `parcels/seal.py` is the twin and says how. */

import { base64url } from "@daybook/sync";
import { LAYOUT, MAGIC } from "./parcel-layout";

/** The public half of the server's key: its id, and 65 bytes as base64url. */
export interface ServerKey {
  readonly id: string;
  readonly point: string;
}

export interface Sealing {
  /** Seals the next part. */
  add(part: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The whole file. Every part is let go of as soon as it is sealed, so that little is in memory. */
  end(): Promise<Blob>;
}

const INFO = "daybook parcel";
const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const NOTHING = new Uint8Array(0);

/** Whether this browser seals at this address: browsers do so on https addresses only. */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** A key pair for one file alone. */
export function freshKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
}

/** Begins a file for the server's key, whose first `texts` parts are no pictures. */
export async function startSealing(
  to: ServerKey,
  own: CryptoKeyPair,
  texts: number,
): Promise<Sealing> {
  const from = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const header = utf8(JSON.stringify({ key: to.id, from: base64url(from), texts }));
  const size = [header.length >> 8, header.length & 0xff];
  const front = joined(utf8(MAGIC), new Uint8Array([LAYOUT, ...size]), header);
  const key = await partsKey(to, own.privateKey, front);
  const pieces: Blob[] = [new Blob([front])];

  async function add(part: Uint8Array<ArrayBuffer>): Promise<void> {
    const iv = numbered(pieces.length - 1, 12);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, part);
    pieces.push(new Blob([numbered(sealed.byteLength, 4), sealed]));
  }

  return {
    add,
    end: async () => {
      await add(NOTHING);
      return new Blob(pieces, { type: "application/octet-stream" });
    },
  };
}

async function partsKey(
  to: ServerKey,
  own: CryptoKey,
  front: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const { subtle } = crypto;
  const theirs = await subtle.importKey("raw", bytesOf(to.point), CURVE, false, []);
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256);
  const salt = await subtle.digest("SHA-256", front);
  const secret = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(INFO) };
  return subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

/** The bytes of a base64url text. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const signs = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}

/** A number in so many bytes, the large ones first. */
function numbered(value: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(size - 4, value);
  return bytes;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
