/** A vault opens by its PIN or by the server's key, and after ten wrong PINs by that key only. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { changeEntry, keepEntry, readEntry } from "../../pwa/src/storage/device";
import { type Sealing, sealingWith } from "../../pwa/src/storage/sealing";
import { MOST_TRIES, openVault, withVault } from "../../pwa/src/storage/vault";
import {
  changePin,
  createVault,
  type Made,
  pinFault,
  reopenVault,
} from "../../pwa/src/storage/vault-making";
import { PIN, ROUNDS } from "./signed-in";

const PERSON = { user: "wang", name: "Wang", server: { name: "Daybook", demo: false } };
const WRONG = "314159";
const WORDS = new TextEncoder().encode("words");

let made: Made;

beforeEach(async () => {
  made = await createVault(PIN, ROUNDS);
  await keepEntry({ ...PERSON, vault: made.vault });
});

/** Whether both seal with the same data key. */
async function sameKey(key: CryptoKey | string | null): Promise<boolean> {
  if (key === null || typeof key === "string") return false;
  const sealing: Sealing = sealingWith(made.key);
  const opened = await sealingWith(key).open("drafts", await sealing.seal("drafts", WORDS));
  return new TextDecoder().decode(opened) === "words";
}

async function tries(): Promise<number | undefined> {
  return (await readEntry("wang"))?.vault.tries;
}

async function tryWrong(times: number): Promise<unknown> {
  let last: unknown = null;
  for (let done = 0; done < times; done += 1) last = await openVault("wang", WRONG);
  return last;
}

test("the PIN opens the data key that the vault was made with", async () => {
  expect(await sameKey(await openVault("wang", PIN))).toBe(true);
});

test("no script can read the data key or the device key", async () => {
  const key = await openVault("wang", PIN);

  expect([(key as CryptoKey).extractable, made.vault.key.extractable]).toEqual([false, false]);
});

test("another PIN does not open it, and is counted", async () => {
  expect(await openVault("wang", WRONG)).toBe("wrong");
  expect(await tries()).toBe(1);
});

test("the right PIN begins the counting anew", async () => {
  await tryWrong(3);

  await openVault("wang", PIN);

  expect(await tries()).toBe(0);
});

test("a try is on the disk before the PIN is tried", async () => {
  const trying = openVault("wang", WRONG);
  let seen: number | undefined = 0;
  while (seen === 0) seen = await tries();

  expect(seen).toBe(1);
  expect(await trying).toBe("wrong");
});

test("the tenth wrong PIN seals it, and then not even the right one opens it", async () => {
  expect(await tryWrong(MOST_TRIES - 1)).toBe("wrong");

  expect(await openVault("wang", WRONG)).toBe("sealed");
  expect((await readEntry("wang"))?.vault.byPin).toBeNull();
  expect(await openVault("wang", PIN)).toBe("sealed");
});

test("a page that ends during the tenth try leaves no eleventh", async () => {
  await changeEntry("wang", (entry) => withVault(entry, { tries: MOST_TRIES }));

  expect(await openVault("wang", PIN)).toBe("sealed");
});

test("the recovery key opens a sealed vault and gives it a new PIN", async () => {
  await tryWrong(MOST_TRIES);

  const key = await reopenVault("wang", made.recovery, WRONG);

  expect(await sameKey(key)).toBe(true);
  expect(await sameKey(await openVault("wang", WRONG))).toBe(true);
  expect(await openVault("wang", PIN)).toBe("wrong");
});

test("another vault's recovery key opens nothing", async () => {
  const { recovery } = await createVault(PIN, ROUNDS);

  expect(await reopenVault("wang", recovery, WRONG)).toBeNull();
  expect(await sameKey(await openVault("wang", PIN))).toBe(true);
});

test("a changed PIN opens the same data key, and the old one does not", async () => {
  expect(await changePin("wang", PIN, WRONG)).toBe("changed");

  expect(await sameKey(await openVault("wang", WRONG))).toBe(true);
  expect(await openVault("wang", PIN)).toBe("wrong");
});

test("a wrong PIN changes nothing, and is counted", async () => {
  expect(await changePin("wang", WRONG, "161803")).toBe("wrong");

  expect([await tries(), await sameKey(await openVault("wang", PIN))]).toEqual([1, true]);
});

test("until the server has the recovery key it lies in the vault, sealed", async () => {
  const { recovery } = made.vault;

  const opened = await sealingWith(made.key).open("recovery", recovery as ArrayBuffer);

  expect(new Uint8Array(opened)).toEqual(made.recovery);
});

describe("on a full phone", () => {
  const kept = new Map<string, string>();

  beforeEach(() => {
    vi.stubGlobal("localStorage", {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => kept.set(name, text),
      removeItem: (name: string) => kept.delete(name),
    });
    fill();
  });

  afterEach(() => {
    kept.clear();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  test("the PIN opens it all the same", async () => {
    expect(await sameKey(await openVault("wang", PIN))).toBe(true);
    expect(await sameKey(await openVault("wang", PIN))).toBe(true);
  });

  test("wrong PINs are counted outside the database, and the tenth seals it", async () => {
    expect(await tryWrong(MOST_TRIES - 1)).toBe("wrong");

    expect(await openVault("wang", WRONG)).toBe("sealed");
    expect(await openVault("wang", PIN)).toBe("sealed");
  });

  test("they count when there is room again", async () => {
    await tryWrong(4);
    vi.restoreAllMocks();

    await openVault("wang", WRONG);

    expect(await tries()).toBe(5);
  });

  test("a new PIN begins the counting anew", async () => {
    await tryWrong(MOST_TRIES);
    vi.restoreAllMocks();

    await reopenVault("wang", made.recovery, WRONG);

    expect(await sameKey(await openVault("wang", WRONG))).toBe(true);
  });

  test("where nothing at all can be written down no PIN is tried", async () => {
    vi.stubGlobal("localStorage", undefined);

    await expect(openVault("wang", PIN)).rejects.toThrow();
  });
});

/** No write finds room from now on. */
function fill(): void {
  const { transaction } = IDBDatabase.prototype;
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    ...[stores, mode, options]: Parameters<typeof transaction>
  ) {
    if (mode === "readwrite") throw new DOMException("", "QuotaExceededError");
    return transaction.call(this, stores, mode, options);
  });
}

describe("a PIN that somebody wants", () => {
  test.each(["", "123", "1234567890123", "12a456"])("%j is not 4 to 12 digits", (pin) => {
    expect(pinFault(pin)).toBe("form");
  });

  test.each(["000000", "7777", "123456", "2345", "654321", "4567890"])(
    "%s is the first to be guessed",
    (pin) => {
      expect(pinFault(pin)).toBe("easy");
    },
  );

  test.each(["271828", "1984", "100000000000"])("%s will do", (pin) => {
    expect(pinFault(pin)).toBeNull();
  });
});
