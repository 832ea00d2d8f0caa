/** Ends on the server the tokens of those who signed out, also when that was without a network. */

import { forgetRevoked, readToRevoke } from "../storage/device";

const DIGEST = /^[0-9a-f]{64}$/;

/** Tells the server now, and whenever the network comes back. */
export function openRevoking(): void {
  void revokeLeft();
  addEventListener("online", () => void revokeLeft());
}

/** SHA-256 of a token in hexadecimal: enough to end it, and no use for anything else. */
export async function digestOf(token: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Ends every token that is left to be ended; those that the server did not hear of stay. */
export async function revokeLeft(): Promise<void> {
  try {
    for (const left of await readToRevoke()) {
      // Pages of before left the token itself.
      const digest = DIGEST.test(left) ? left : await digestOf(left);
      if (await isEnded(digest)) await forgetRevoked(left);
    }
  } catch {
    // A phone without a database has nobody who signed out.
  }
}

async function isEnded(digest: string): Promise<boolean> {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ digest });
  const asked: RequestInit = { method: "POST", headers, body, credentials: "omit" };
  const { status } = await fetch("/api/accounts/sign-out", asked);
  // A login page in the way answers too, but not with 204.
  return status === 204;
}
