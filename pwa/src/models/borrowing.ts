/**
 * A borrowed phone: nothing of the borrower stays on it once all is sent.
 *
 * The key is kept nowhere but in this page. The server gets a recovery key before anything is
 * written, so that what a closed page left unsent is sent after the next sign-in.
 */

import { leaveNobody, whoWasHere } from "../storage/canary";
import { database } from "../storage/database";
import {
  changeEntry,
  type Entry,
  keepEntry,
  leaveToRevoke,
  readEntries,
  readEntry,
  type SignedIn,
} from "../storage/device";
import { removePerson, unsentIn } from "../storage/leaving";
import { databaseName } from "../storage/schema";
import { dataKey, unwrapped } from "../storage/vault";
import { createVault, reopenVault } from "../storage/vault-making";
import { wipeSynced } from "../storage/wiping";
import { flushDrafts } from "./drafts";
import { keyBack, layDown } from "./recovery-key";
import { digestOf, revokeLeft } from "./revoking";
import { borrowed, leave, work } from "./session";
import { signOut } from "./signing-out";
import { workplace } from "./workplace";

type Bytes = Uint8Array<ArrayBuffer>;

/** What gives the borrower's vault a PIN, should it have to stay. */
let recovery: Bytes | null = null;
let letGo: (() => void) | null = null;

/** Lets a borrower in; false when that cannot be, and a PIN has to keep their work. */
export async function admitBorrower(signedIn: SignedIn): Promise<boolean> {
  const entry = await readEntry(signedIn.user);
  const key = entry === null ? await begun(signedIn) : await goneOn(entry, signedIn);
  borrowed.value = key !== null;
  if (key === null) return false;
  holdOn(signedIn.user);
  work(signedIn, key);
  return true;
}

async function begun(signedIn: SignedIn): Promise<CryptoKey | null> {
  const { user, server, token } = signedIn;
  // Nobody knows this PIN, and the vault is not to be opened by it.
  const made = await createVault(String(crypto.getRandomValues(new Uint32Array(1))), 1);
  if (!(await layDown(token, made.vault.id, made.recovery))) return null;
  const vault = { ...made.vault, byPin: null, recovery: null };
  await keepEntry({ user, name: "", server, vault, borrowed: await digestOf(token) });
  recovery = made.recovery;
  return made.key;
}

/** Goes on with what was left unsent when the page was closed. */
async function goneOn({ user, vault, borrowed: left }: Entry, { token }: SignedIn) {
  if (left === undefined) return null;
  const back = await keyBack(token, vault.id);
  if (typeof back === "string") return null;
  const data = await unwrapped(vault, vault.byServer, await dataKey(back));
  const digest = await digestOf(token);
  await changeEntry(user, (entry) => ({ ...entry, borrowed: digest }));
  recovery = back;
  return dataKey(data);
}

/** Ends the borrower's sign-in and removes everything of theirs but what was not sent. */
export async function leaveNothing(): Promise<void> {
  await flushDrafts();
  leave();
  await tidyUp();
}

/** Keeps what is unsent on this phone, sealed under a PIN, and ends the borrower's sign-in. */
export async function keepUnder(pin: string): Promise<void> {
  const place = workplace.peek();
  if (place === null || recovery === null) return;
  const { user, name } = place.signedIn;
  await flushDrafts();
  if ((await reopenVault(user, recovery, pin)) === null) throw new Error("not this vault's key");
  await changeEntry(user, ({ borrowed: _none, ...own }) => ({ ...own, name }));
  await wipeSynced(place.database);
  await signOut();
}

/** Tidies up after borrowers whose page was closed or locked, now and whenever one is. */
export function openBorrowing(): void {
  let somebody = false;
  workplace.subscribe((place) => {
    if (place === null && somebody) forgetBorrower();
    somebody = place !== null;
    if (!somebody) void tidyUp().catch(() => undefined);
  });
}

/** Removes what borrowers left, but for what was not sent. */
export async function tidyUp(): Promise<void> {
  const left = (await readEntries()).filter((entry) => entry.borrowed !== undefined);
  await Promise.all(left.map(({ user }) => whenNobodyWorks(user, () => tidy(user))));
  if (left.length > 0) void revokeLeft();
}

async function tidy(user: string): Promise<void> {
  const digest = (await readEntry(user))?.borrowed;
  if (digest === undefined || workplace.peek()?.signedIn.user === user) return;
  const place = database(databaseName(user));
  const unsent = await unsentIn(place);
  if (unsent > 0) await wipeSynced(place);
  place.close();
  if (digest) await leaveToRevoke(digest);
  if (unsent === 0) return removePerson(user);
  await changeEntry(user, (entry) => ({ ...entry, borrowed: "" }));
  if (whoWasHere() === user) leaveNobody();
}

function forgetBorrower(): void {
  borrowed.value = false;
  recovery = null;
  letGo?.();
  letGo = null;
}

/** Says to other tabs that this borrower is at work. */
function holdOn(user: string): void {
  // Safari before 15.4 has no locks; who opens two tabs there may have to sign in again.
  void navigator.locks?.request(
    lockName(user),
    () =>
      new Promise<void>((resolve) => {
        letGo = resolve;
      }),
  );
}

async function whenNobodyWorks(user: string, act: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return act();
  await navigator.locks.request(lockName(user), act);
}

function lockName(user: string): string {
  return `daybook-borrowed-${user}`;
}
