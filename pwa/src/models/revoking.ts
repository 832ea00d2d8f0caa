/** Ends on the server the tokens of those who signed out, also when that was without a network. */

import { forgetRevoked, readToRevoke } from "../storage/device";
import { ask, NetFailure, type Problem } from "../sync/client";

const PATIENCE_MS = 60_000;

/** Answers to a token that has ended already, or that nobody can use. */
const OVER: readonly Problem[] = [
  "not-signed-in",
  "token-expired",
  "token-revoked",
  "device-disabled",
  "account-disabled",
];

/** Tells the server now, and whenever the network comes back. */
export function openRevoking(): void {
  void revokeLeft();
  addEventListener("online", () => void revokeLeft());
}

/** Ends every token that is left to be ended; those that the server did not hear of stay. */
export async function revokeLeft(): Promise<void> {
  try {
    for (const token of await readToRevoke()) {
      if (await isEnded(token)) await forgetRevoked(token);
    }
  } catch {
    // A phone without a database has nobody who signed out.
  }
}

async function isEnded(token: string): Promise<boolean> {
  const fetched = fetch.bind(globalThis);
  const connection = { fetch: fetched, token: async () => token, patience: PATIENCE_MS };
  try {
    const { response } = await ask(connection, "/api/accounts/sign-out", { method: "POST" });
    // A login page in the way answers too, but not with 204.
    return response.status === 204;
  } catch (error) {
    return error instanceof NetFailure && OVER.includes(error.problem);
  }
}
