/** Work is locked after minutes without a touch, and the tabs of a phone follow one another. */

import "fake-indexeddb/auto";
import { newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lockMinutes, lockNow, openLocking, setLockMinutes } from "../../pwa/src/models/lock";
import { asked, session, unlock } from "../../pwa/src/models/session";
import { closeWorkplace } from "../../pwa/src/models/workplace";
import { openAs, PIN, signedIn } from "./signed-in";

const MINUTE = 60_000;
const signs = new Map<string, () => void>();
let user = "";
let now = 0;

vi.stubGlobal("addEventListener", (name: string, heard: () => void) => signs.set(name, heard));
vi.stubGlobal("document", {
  addEventListener: (name: string, heard: () => void) => signs.set(name, heard),
});
const kept = new Map<string, string>();
vi.stubGlobal("localStorage", {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => kept.set(name, text),
  removeItem: (name: string) => kept.delete(name),
});
openLocking();

beforeEach(async () => {
  now = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => now);
  user = newId();
  await openAs(signedIn({ user }));
});

afterEach(closeWorkplace);

/** So much time goes by, and the page looks at it. */
function pass(ms: number): void {
  now += ms;
  signs.get("visibilitychange")?.();
}

async function isLocked(): Promise<boolean> {
  await new Promise((done) => setImmediate(done));
  await vi.waitFor(() => expect(session.value === null || asked.value === null).toBe(true));
  return session.value === null;
}

test("five minutes without a touch lock it", async () => {
  pass(5 * MINUTE - 1);
  expect(await isLocked()).toBe(false);

  pass(1);

  await vi.waitFor(() => expect(asked.value?.entry?.user).toBe(user));
});

test.each(["pointerdown", "keydown"])("a %s begins the time anew", async (sign) => {
  pass(4 * MINUTE);
  signs.get(sign)?.();

  pass(4 * MINUTE);

  expect(await isLocked()).toBe(false);
});

test("a touch after the time comes too late", async () => {
  now += 6 * MINUTE;

  signs.get("pointerdown")?.();

  await vi.waitFor(() => expect(asked.value?.entry?.user).toBe(user));
});

test("a clock that is set back does not keep it open", async () => {
  pass(-10 * MINUTE);

  await vi.waitFor(() => expect(asked.value?.entry?.user).toBe(user));
});

test("each person chooses the minutes for themselves", async () => {
  setLockMinutes(15);
  expect(lockMinutes()).toBe(15);
  await lockNow();
  await openAs(signedIn({ user: newId() }));

  expect(lockMinutes()).toBe(5);
});

test("another tab hears how to open what this one has open, and of its lock", async () => {
  const heard: unknown[] = [];
  const other = new BroadcastChannel("daybook-lock");
  other.onmessage = ({ data }) => heard.push(data);

  other.postMessage({ say: "ask", user });
  await vi.waitFor(() => expect(heard).toMatchObject([{ say: "open", user }]));
  await lockNow();

  await vi.waitFor(() => expect(heard).toContainEqual({ say: "lock", user }));
  other.close();
});

test("a tab that is asked for the PIN opens with what another tells it", async () => {
  const other = new BroadcastChannel("daybook-lock");
  let key: CryptoKey | null = null;
  other.onmessage = ({ data }) => {
    key = data.key ?? key;
  };
  other.postMessage({ say: "ask", user });
  await vi.waitFor(() => expect(key).not.toBeNull());
  await lockNow();

  other.postMessage({ say: "open", user, key });

  await vi.waitFor(() => expect(session.value?.user).toBe(user));
  other.close();
});

test("nobody else's tab opens or locks it", async () => {
  const other = new BroadcastChannel("daybook-lock");
  other.postMessage({ say: "lock", user: "li" });
  await lockNow();
  await unlock(PIN);

  other.postMessage({ say: "lock", user: "li" });

  expect(await isLocked()).toBe(false);
  other.close();
});
