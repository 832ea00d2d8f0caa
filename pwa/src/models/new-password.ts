/** Sets a new password with the code of a leader's slip. */

import { type ErrorCode, isErrorCode } from "@daybook/sync";

/** Whose password it is now. */
export interface Whose {
  readonly name: string;
  readonly login: string;
}

type Outcome =
  | { readonly ok: true; readonly whose: Whose }
  | { readonly ok: false; readonly code: ErrorCode | "offline" };

/** Spends a code on a new password; no phone is signed in or out by it. */
export async function newPassword(
  code: string,
  password: string,
  ask: typeof fetch = fetch,
): Promise<Outcome> {
  try {
    const response = await ask("/api/accounts/reset", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code, password }),
      credentials: "omit",
    });
    const told = await response.json();
    if (response.ok) return { ok: true, whose: { name: told.name, login: told.login } };
    return { ok: false, code: isErrorCode(told.code) ? told.code : "server-error" };
  } catch {
    return { ok: false, code: "offline" };
  }
}
