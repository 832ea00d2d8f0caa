/** Who is signed in on this phone. */

import { isErrorCode } from "@daybook/sync";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  type Cleared,
  clearingKnown,
  leaveNobody,
  leaveNote,
  noteCleared,
  readNote,
  unseenClearing,
  whoWasHere,
} from "../storage/canary";
import { type Database, database, isFull, type Mishap } from "../storage/database";
import {
  forgetSignedIn,
  keepRoles,
  keepSignedIn,
  readSignedIn,
  type SignedIn,
  tryToKeep,
} from "../storage/device";
import { removeOfficeAnswers } from "../storage/office-answers";
import { databaseName } from "../storage/schema";
import type { Problem } from "../sync/client";
import { keepDraftsAgain } from "./drafts";
import { type Profile, profile } from "./library";
import { revokeLeft } from "./revoking";
import { makeRoomNow } from "./room";
import { mishapOver, noticeMishap } from "./storage";
import { announce, closeWorkplace, openWorkplace, workplace } from "./workplace";

export type { Problem };

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

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: Problem };

const opened = signal(false);
/** The roles that the server has told since; null while they are those of the sign-in. */
const told = signal<readonly RoleAt[] | null>(null);

/** Undefined while the phone is still looking; null when nobody is signed in. */
export const session: ReadonlySignal<Session | null | undefined> = computed(() => {
  if (!opened.value) return undefined;
  const signedIn = workplace.value?.signedIn ?? null;
  const roles = told.value;
  return signedIn === null || roles === null ? signedIn : { ...signedIn, roles };
});

/** Finds out who is signed in; for the start of the page. */
export async function openSession(): Promise<void> {
  profile.subscribe(followRoles);
  try {
    const signedIn = await readSignedIn();
    if (signedIn !== null) enter(signedIn);
    else missWhoWasHere();
  } catch {
    noticeMishap("unavailable");
  }
  opened.value = true;
}

/** Joins with a one-time code from a slip. */
export function join(code: string): Promise<Outcome> {
  return begin("/api/accounts/join", { code });
}

/** Signs in with a login and a password. */
export function signIn(login: string, password: string): Promise<Outcome> {
  return begin("/api/accounts/sign-in", { login, password });
}

/** Locks this person's work on this phone; unsent work stays and returns at the next sign-in. */
export async function signOut(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  leaveNobody();
  await forgetSignedIn(place.signedIn.token);
  closeWorkplace();
  removeOfficeAnswers();
  void revokeLeft();
}

async function begin(path: string, asked: Record<string, string>): Promise<Outcome> {
  try {
    await tryToKeep();
  } catch (error) {
    return { ok: false, code: isFull(error) ? "full" : "storage" };
  }
  const body = JSON.stringify({ ...asked, device_name: deviceName() });
  const headers = { "Content-Type": "application/json" };
  const reply = await call(path, { method: "POST", body, headers });
  if (!reply.ok) return reply;
  const given = { roles: [], ...reply.body } as unknown as SignedIn;
  if (typeof given.token !== "string") return { ok: false, code: "offline" };
  const me = await call("/api/accounts/me", {}, given.token);
  const signedIn: SignedIn = me.ok ? { ...given, ...me.body } : given;
  await keepSignedIn(signedIn);
  enter(signedIn);
  return { ok: true };
}

/** The person has read that this phone was cleared. */
export function putClearingAside(): void {
  const user = workplace.peek()?.signedIn.user ?? whoWasHere();
  if (user !== null) clearingKnown(user, "person");
  mishapOver("cleared");
}

/** Somebody works here and did not sign out, and yet the phone knows nobody: it was cleared. */
function missWhoWasHere(): void {
  const user = whoWasHere();
  if (user !== null) tellCleared(unseenClearing(user) ?? noteCleared(user, Date.now()));
}

function tellCleared({ unsent }: Cleared): void {
  noticeMishap("cleared", unsent);
}

/** What somebody may do follows the profile that comes with each sync. */
function followRoles(own: Profile | null): void {
  const token = workplace.peek()?.signedIn.token;
  const now = session.peek()?.roles;
  if (own === null || token === undefined || now === undefined || sameRoles(own.roles, now)) return;
  told.value = own.roles;
  void keepRoles(token, own.roles);
}

function sameRoles(some: readonly RoleAt[], others: readonly RoleAt[]): boolean {
  const text = (roles: readonly RoleAt[]) =>
    roles.map(({ role, place }) => `${role} ${place}`).join();
  return text(some) === text(others);
}

function enter(signedIn: SignedIn): void {
  told.value = null;
  const { user } = signedIn;
  const onMishap = (mishap: Mishap) => {
    if (mishap === "lost") void startAgain(place);
    else noticeMishap(mishap);
  };
  const onCreated = () => {
    if (readNote(user) !== null) tellCleared(noteCleared(user, Date.now()));
    leaveNote(user, 0);
  };
  const onOver = (mishap: Mishap) => {
    if (mishap !== "lost") mishapOver(mishap);
  };
  const options = { onMishap, onCreated, onOver, makeRoom: makeRoomNow };
  const place = database(databaseName(user), options);
  const unseen = unseenClearing(user);
  if (unseen !== null) tellCleared(unseen);
  openWorkplace({ signedIn, database: place });
}

/** Somebody removed the database while it was open: what this page still holds is kept anew. */
async function startAgain(place: Database): Promise<void> {
  if (workplace.peek()?.database !== place) return;
  await keepDraftsAgain();
  announce({ rows: null, library: true, drafts: true, files: true, wake: true });
}

type Called =
  | { readonly ok: true; readonly body: Record<string, unknown> }
  | { readonly ok: false; readonly code: Problem };

const PATIENCE_MS = 60_000;

async function call(path: string, init: RequestInit, token?: string): Promise<Called> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  const own = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const headers = { ...(init.headers as Record<string, string>), ...own };
  try {
    const { signal } = patience;
    const response = await fetch(path, { ...init, headers, signal, credentials: "omit" });
    if (response.status === 204) return { ok: true, body: {} };
    const body = (await response.json()) as Record<string, unknown>;
    if (response.ok) return { ok: true, body };
    return { ok: false, code: isErrorCode(body.code) ? body.code : "server-error" };
  } catch {
    return { ok: false, code: "offline" };
  } finally {
    clearTimeout(timer);
  }
}

function deviceName(): string {
  const phone = /Android [^;]*; ([^;)]+)/.exec(navigator.userAgent)?.[1];
  return (phone ?? navigator.platform).slice(0, 60);
}
