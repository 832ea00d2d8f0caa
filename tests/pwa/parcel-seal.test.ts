/** The seal of a file of unsent work: the same bytes as the server's half makes. */

import { readFileSync } from "node:fs";
import { base64url } from "@daybook/sync";
import { expect, test, vi } from "vitest";
import { changesParts } from "../../pwa/src/models/parcel-contents";
import { canSeal, freshKey, startSealing } from "../../pwa/src/models/parcel-seal";
import type { Frozen } from "../../pwa/src/storage/schema";

const place = new URL("../server/parcels/sealed.json", import.meta.url);
const fixed = JSON.parse(readFileSync(place, "utf8"));

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "base64url"));
}

async function ownKey(): Promise<CryptoKeyPair> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const { d: _secret, ...open } = fixed.own.jwk;
  return {
    privateKey: await crypto.subtle.importKey("jwk", fixed.own.jwk, curve, true, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("jwk", open, curve, true, []),
  };
}

async function sealed(own: CryptoKeyPair): Promise<string> {
  const sealing = await startSealing(fixed.server, own, fixed.texts);
  for (const part of fixed.parts) await sealing.add(bytes(part));
  return base64url(new Uint8Array(await (await sealing.end()).arrayBuffer()));
}

test("the same parts and keys give the very bytes that the server knows", async () => {
  expect(await sealed(await ownKey())).toBe(fixed.file);
});

test("every file has a key of its own", async () => {
  expect(await sealed(await freshKey())).not.toBe(await sealed(await freshKey()));
});

test("changes are written and proved as the server reads them", async () => {
  vi.stubGlobal("CompressionStream", undefined);
  const changes = fixed.changes.map((text: string, n: number) => ({ n, text, size: 1 }) as Frozen);

  const parts: string[] = [];
  for await (const part of changesParts(changes, fixed.author)) parts.push(base64url(part));

  expect(parts).toEqual(fixed.parts.slice(0, fixed.texts));
  vi.unstubAllGlobals();
});

test("an address where the browser does not encrypt is told apart", () => {
  expect(canSeal()).toBe(true);

  vi.stubGlobal("crypto", { getRandomValues: () => undefined });

  expect(canSeal()).toBe(false);
  vi.unstubAllGlobals();
});
