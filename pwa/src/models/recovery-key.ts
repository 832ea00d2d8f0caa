/** A vault's recovery key on its way: given to the server at once, and back to a fresh sign-in. */

import { base64url } from "@daybook/sync";
import { ask, NetFailure, type Problem } from "../sync/client";

type Bytes = Uint8Array<ArrayBuffer>;

const PATIENCE_MS = 60_000;

/** Gives the server a vault's key; false when it did not take it now. */
export async function layDown(token: string, vault: string, key: Bytes): Promise<boolean> {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ key: base64url(key) });
  const sent = speak(token, `/api/accounts/vaults/${vault}`, { method: "PUT", headers, body });
  // A login page in the way answers too, but not with 204.
  return sent.then(
    ({ response }) => response.status === 204,
    () => false,
  );
}

/** A vault's key, for a token that is a few minutes old; else why there is none. */
export async function keyBack(token: string, vault: string): Promise<Bytes | Problem> {
  try {
    const { text } = await speak(token, `/api/accounts/vaults/${vault}/key`, { method: "POST" });
    const { key } = JSON.parse(text) as { key: string };
    const letters = atob(key.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch (error) {
    return error instanceof NetFailure ? error.problem : "offline";
  }
}

function speak(token: string, path: string, init: RequestInit) {
  const fetched = fetch.bind(globalThis);
  return ask({ fetch: fetched, token: async () => token, patience: PATIENCE_MS }, path, init);
}
