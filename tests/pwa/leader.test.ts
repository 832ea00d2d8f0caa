/** One tab at a time, with and without the browser's locks: one set of rules for both. */

import { describe, expect, test } from "vitest";
import { type Lead, leadByLease, leadByLock } from "../../pwa/src/sync/leader";

/** The part of the browser's lock manager that is used, for the tabs of one test. */
function locks(): LockManager {
  const held = new Set<string>();
  const request = async (name: string, _options: unknown, work: (lock: unknown) => unknown) => {
    if (held.has(name)) return work(null);
    held.add(name);
    try {
      return await work({ name });
    } finally {
      held.delete(name);
    }
  };
  return { request } as unknown as LockManager;
}

function notes(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const kinds: readonly (readonly [string, () => Lead])[] = [
  ["the browser's locks", () => leadByLock("sync", locks())],
  ["a note with an end", () => leadByLease("sync", notes(), () => 1_000)],
];

describe.each(kinds)("by %s", (_kind, make) => {
  test("a lone tab leads", async () => {
    let ran = false;

    const led = await make()(async () => {
      ran = true;
    });

    expect([led, ran]).toEqual([true, true]);
  });

  test("while one leads another does not", async () => {
    const lead = make();
    const { open, opened } = gate();
    const first = lead(() => opened);

    const second = await lead(async () => expect.unreachable());
    open();

    expect([second, await first]).toEqual([false, true]);
  });

  test("the lead is given back, also after a failure", async () => {
    const lead = make();

    await lead(() => Promise.reject(new Error("broken"))).catch(() => undefined);

    expect(await lead(async () => undefined)).toBe(true);
  });
});

test("a tab that went away without a word keeps the lead for three minutes", async () => {
  let now = 0;
  const kept = notes();
  const lead = leadByLease("sync", kept, () => now);
  void lead(() => new Promise(() => undefined));

  now = 179_000;
  const early = await lead(async () => undefined);
  now = 181_000;
  const late = await lead(async () => undefined);

  expect([early, late]).toEqual([false, true]);
});

test("a lease taken before the clock was set back does not bind for ever", async () => {
  let now = 2_000_000_000_000;
  const lead = leadByLease("sync", notes(), () => now);
  void lead(() => new Promise(() => undefined));

  now = 86_400_000;

  expect(await lead(async () => undefined)).toBe(true);
});

test("work that outlasted its lease does not end the next tab's", async () => {
  let now = 0;
  const lead = leadByLease("sync", notes(), () => now);
  const { open, opened } = gate();
  const first = lead(() => opened);
  now = 181_000;
  void lead(() => new Promise(() => undefined));

  open();
  await first;

  expect(await lead(async () => undefined)).toBe(false);
});
