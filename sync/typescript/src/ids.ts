/** Ids: UUIDv7 in 22 characters of base64url, the same on the wire and in the database. */

declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const SHAPE = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/**
 * A fresh id; `now` is ms since 1970 and serves index locality only, it is never read back.
 *
 * `random` fills bytes by chance; only a simulation gives its own.
 */
export function newId(
  now: number = Date.now(),
  random: (bytes: Uint8Array) => unknown = (bytes) => crypto.getRandomValues(bytes),
): string {
  const bytes = new Uint8Array(16);
  random(bytes);
  let rest = Math.max(0, Math.floor(now));
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return base64url(bytes);
}

/** Whether `value` is the one canonical text of 16 bytes. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && SHAPE.test(value);
}

/** The unpadded base64url text of bytes. */
export function base64url(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 3) {
    const [one = 0, two, three] = bytes.subarray(start, start + 3);
    const bits = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    text += sextet(bits, 18) + sextet(bits, 12);
    if (two !== undefined) text += sextet(bits, 6);
    if (three !== undefined) text += sextet(bits, 0);
  }
  return text;
}

function sextet(bits: number, shift: number): string {
  return ALPHABET.charAt((bits >> shift) & 63);
}
