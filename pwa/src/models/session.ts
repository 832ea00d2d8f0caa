/** Who is signed in on this phone, and whose PIN is asked for. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { whoWasHere } from "../storage/canary";
import { type Database, isFull } from "../storage/database";
import {
  type Entry,
  forgetNewcomer,
  keepEntry,
  keepNewcomer,
  readEntries,
  readEntry,
  readNewcomer,
  type SignedIn,
  tryToKeep,
} from "../storage/device";
import { openValue, sealingWith, sealValue } from "../storage/sealing";
import { MOST_TRIES, openVault, type Vault } from "../storage/vault";
import { ask, NetFailure, type Problem } from "../sync/client";
import { missWhoWasHere, personDatabase } from "./clearing";
import { flushDrafts } from "./drafts";
import { profile } from "./library";
import { noticeMishap } from "./storage";
import { closeWorkplace, openWorkplace, workplace } from "./workplace";

export type { Entry, Problem };

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

/** Somebody who has to tell a PIN: one to be chosen while there is no entry, else the entry's. */
export interface Asked {
  readonly entry: Entry | null;
  /** Who has just signed in; `before`: on a page that knew no PIN. */
  readonly newcomer: { readonly signedIn: SignedIn; readonly before: boolean } | null;
}

/** What the sign-in is sealed as. */
export const SECRET = "secret";
const opened = signal(false);
const asking = signal<Asked | null>(null);
/** Whether whoever comes in, or works here now, only borrows this phone. */
export const borrowed = signal(false);
/** The data key of whoever is signed in. It is nowhere else: when the page ends it is gone. */
let held: CryptoKey | null = null;

/** Whose PIN is asked for; null while somebody works, or nobody does. */
export const asked: ReadonlySignal<Asked | null> = asking;

/** Who said that they forgot their PIN, until they have another. */
export const forgetful = signal<string | null>(null);

/** Whether a new PIN is needed, for which the server has to help. */
export const lost: ReadonlySignal<boolean> = computed(() => {
  const { entry = null, newcomer = null } = asking.value ?? {};
  if (entry === null) return false;
  return forgetful.value === entry.user || (newcomer !== null && entry.vault.byPin === null);
});

/** Undefined while the phone is still looking; null when nobody is signed in, or is locked. */
export const session: ReadonlySignal<Session | null | undefined> = computed(() => {
  if (!opened.value) return undefined;
  const signedIn = workplace.value?.signedIn ?? null;
  // What somebody may do follows the profile that comes with each sync.
  const roles = profile.value?.roles;
  return signedIn && roles && !sameRoles(roles, signedIn.roles) ? { ...signedIn, roles } : signedIn;
});

/** Whether two lists name the same roles at the same places, in the same order. */
export function sameRoles(some: readonly RoleAt[], others: readonly RoleAt[]): boolean {
  const text = (roles: readonly RoleAt[]) =>
    roles.map(({ role, place }) => `${role} ${place}`).join();
  return text(some) === text(others);
}

/** Finds out whose PIN is to be asked for; for the start of the page. */
export async function openSession(): Promise<void> {
  try {
    const [newcomer, entries] = await Promise.all([readNewcomer(), readEntries()]);
    const user = newcomer?.signedIn.user ?? whoWasHere();
    const isMeant = ({ user: own, vault }: Entry) =>
      user === null ? vault.secret !== null : own === user;
    const entry = entries.find(isMeant) ?? null;
    if (newcomer !== null) asking.value = { entry, newcomer };
    else if (entry !== null) askPinOf(entry);
    else missWhoWasHere();
  } catch {
    noticeMishap("unavailable");
  }
  opened.value = true;
}

/** Asks for this person's PIN; null asks for nobody's, so that somebody else may sign in. */
export function askPinOf(entry: Entry | null): void {
  asking.value = entry !== null && entry.vault.secret !== null ? { entry, newcomer: null } : null;
}

/** Joins with a one-time code from a slip. */
export function join(code: string): Promise<Outcome> {
  return begin("/api/accounts/join", { code });
}

/** Signs in with a login and a password. */
export function signIn(login: string, password: string): Promise<Outcome> {
  return begin("/api/accounts/sign-in", { login, password });
}

/** Opens the vault of whoever is asked. A number tells how many more PINs may be tried. */
export async function unlock(pin: string): Promise<"open" | "sealed" | number> {
  const now = asking.peek();
  if (now === null || now.entry === null) return "open";
  const key = await openVault(now.entry.user, pin);
  const entry = await readEntry(now.entry.user);
  if (entry === null) throw new Error("the vault is gone");
  if (typeof key !== "string") return openWith(entry, key).then(() => "open");
  asking.value = { ...now, entry };
  return key === "sealed" ? key : MOST_TRIES - entry.vault.tries;
}

/** Begins to keep the newcomer's work in a new vault. */
export async function keepIn(made: { readonly vault: Vault; readonly key: CryptoKey }) {
  const signedIn = asking.peek()?.newcomer?.signedIn;
  if (signedIn === undefined) return;
  const { user, name, server } = signedIn;
  await openWith({ user, name, server, vault: made.vault, since: Date.now() }, made.key);
}

/** Opens somebody's work with the data key: by a PIN, another tab, or the server's help. */
export function openWith(entry: Entry, key: CryptoKey): Promise<void> {
  return openAs(entry, key, asking.peek()?.newcomer ?? null);
}

async function openAs(entry: Entry, key: CryptoKey, newcomer: Asked["newcomer"]): Promise<void> {
  const { user, vault } = entry;
  const sealing = sealingWith(key);
  let signedIn = newcomer?.signedIn;
  if (signedIn !== undefined) {
    const secret = await sealValue(sealing, SECRET, signedIn);
    await keepEntry({ ...entry, name: signedIn.name, vault: { ...vault, secret } });
  } else if (vault.secret !== null) {
    signedIn = await openValue<SignedIn>(sealing, SECRET, vault.secret);
  }
  if (signedIn === undefined) return;
  if (newcomer?.before) await sealBefore(personDatabase(user, sealing));
  work(signedIn, key);
}

/** Opens the work of somebody whose data key is at hand. */
export function work(signedIn: SignedIn, key: CryptoKey): void {
  held = key;
  openWorkplace({ signedIn, database: personDatabase(signedIn.user, sealingWith(key)) });
  asking.value = null;
}

/** Seals what a page that knew no PIN has kept; until that is done it is done again. */
async function sealBefore(database: Database): Promise<void> {
  await (await import("../storage/sealing-kept")).sealKept(database);
  database.close();
  await forgetNewcomer();
}

/** What opens the vault of whoever is signed in, for another tab; null while nobody is. */
export function heldKey(): CryptoKey | null {
  return held;
}

/** Closes this person's work until the PIN is told again; what is being written is kept first. */
export async function lock(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  await flushDrafts();
  const entry = await readEntry(place.signedIn.user);
  leave();
  askPinOf(entry);
}

/** Closes this person's work; what is being written has been kept. */
export function leave(): void {
  held = null;
  closeWorkplace();
}

async function begin(path: string, given: Record<string, string>): Promise<Outcome> {
  try {
    await tryToKeep();
  } catch (error) {
    return { ok: false, code: isFull(error) ? "full" : "storage" };
  }
  const body = JSON.stringify({ ...given, device_name: deviceName() });
  const headers = { "Content-Type": "application/json" };
  const reply = await call(path, { method: "POST", body, headers });
  if (!reply.ok) return reply;
  const said = { roles: [], ...reply.body } as unknown as SignedIn;
  if (typeof said.token !== "string") return { ok: false, code: "offline" };
  const me = await call("/api/accounts/me", {}, said.token);
  await admit(me.ok ? { ...said, ...me.body } : said);
  return { ok: true };
}

/** Whoever only signs in again goes on; anybody else tells a PIN first. */
async function admit(signedIn: SignedIn): Promise<void> {
  const entry = await readEntry(signedIn.user);
  const newcomer = { signedIn, before: false };
  await flushDrafts();
  if (entry !== null && held !== null && workplace.peek()?.signedIn.user === entry.user) {
    return openAs(entry, held, newcomer);
  }
  if (borrowed.peek()) {
    leave();
    if (await (await import("./borrowing")).admitBorrower(signedIn)) return;
  }
  await keepNewcomer(signedIn);
  leave();
  asking.value = { entry, newcomer };
}

type Called = { readonly ok: true; readonly body: object } | (Outcome & { readonly ok: false });

const PATIENCE_MS = 60_000;

async function call(path: string, init: RequestInit, token?: string): Promise<Called> {
  const fetched = fetch.bind(globalThis);
  const connection = { fetch: fetched, patience: PATIENCE_MS };
  const known = token === undefined ? {} : { token: async () => token };
  try {
    const { text } = await ask({ ...connection, ...known }, path, init);
    return { ok: true, body: JSON.parse(text) as object };
  } catch (error) {
    return { ok: false, code: error instanceof NetFailure ? error.problem : "offline" };
  }
}

function deviceName(): string {
  const phone = /Android [^;]*; ([^;)]+)/.exec(navigator.userAgent)?.[1];
  return (phone ?? navigator.platform).slice(0, 60);
}
