/** Seals values before they are put and opens them when they are read, inside one transaction. */

import type { IDBPCursorWithValue, IDBPObjectStore } from "idb";
import { instead } from "./promised";
import type { DaybookSchema, StoreName } from "./schema";

/** The fields that stay in the clear beside what is sealed, by store: keys, and what is looked up. */
export const CLEAR: { readonly [name in StoreName]?: readonly string[] } = {
  base: ["slot", "gen", "rid", "kind"],
  outbox: ["n", "rid"],
  journal: ["mid", "rid", "open", "slot", "seq"],
  drafts: ["rid"],
  chunks: [],
  parcels: ["id"],
  phrases: [],
  views: [],
};

/** Turns the bytes of a store's value into sealed ones, and back. */
export interface Sealing {
  seal(store: string, plain: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  /** Raises for bytes that this key did not seal, or sealed for another store. */
  open(store: string, sealed: ArrayBuffer): Promise<ArrayBuffer>;
}

const NONCE = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Seals with a key: AES-GCM, a fresh nonce before each ciphertext, the store's name bound to it. */
export function sealingWith(key: CryptoKey): Sealing {
  // Thousands of values are opened when a page starts: nothing is made anew for each.
  const names = new Map<string, Uint8Array<ArrayBuffer>>();
  const how = (store: string, iv: Uint8Array<ArrayBuffer>) => {
    const additionalData = names.get(store) ?? encoder.encode(store);
    names.set(store, additionalData);
    return { name: "AES-GCM", iv, additionalData };
  };
  return {
    seal: async (store, plain) => {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE));
      const sealed = await crypto.subtle.encrypt(how(store, iv), key, plain);
      const whole = new Uint8Array(NONCE + sealed.byteLength);
      whole.set(iv);
      whole.set(new Uint8Array(sealed), NONCE);
      return whole.buffer;
    },
    open: (store, sealed) => {
      const nonce = new Uint8Array(sealed, 0, NONCE);
      return crypto.subtle.decrypt(how(store, nonce), key, new Uint8Array(sealed, NONCE));
    },
  };
}

/** Seals one value that goes as JSON. */
export function sealValue(sealing: Sealing, name: string, value: unknown): Promise<ArrayBuffer> {
  return sealing.seal(name, encoder.encode(JSON.stringify(value)));
}

/** The value that `sealValue` sealed. */
export async function openValue<T>(
  sealing: Sealing,
  name: string,
  sealed: ArrayBuffer,
): Promise<T> {
  return JSON.parse(decoder.decode(await sealing.open(name, sealed))) as T;
}

type Fields = Readonly<Record<string, unknown>>;
type Store = IDBPObjectStore<DaybookSchema, StoreName[], StoreName, "readwrite">;
type Cursor = IDBPCursorWithValue<DaybookSchema, StoreName[], StoreName, string, "readwrite">;

/** `tx` as if nothing were sealed: what is put into it is sealed, what is read of it is opened. */
export function sealed<X extends { objectStore(name: never): unknown }>(
  tx: X,
  sealing: Sealing,
): X {
  const alive = keeper();
  const objectStore = (name: StoreName) => {
    const store = tx.objectStore(name as never) as Store;
    return CLEAR[name] === undefined ? store : sealedStore(store, sealing, alive);
  };
  return instead(tx, { objectStore });
}

/** Waits for a promise while `store`'s transaction stays open; what follows still runs in it. */
type Alive = <T>(store: Store, promise: Promise<T>) => Promise<T>;

/** No key is this low, so that asking for it costs the browser next to nothing. */
const NO_KEY = -Infinity as never;

/**
 * A transaction ends once it has nothing to answer: it is asked for something cheap, again and
 * again, by everybody who waits together.
 */
function keeper(): Alive {
  let asked: Promise<unknown> | null = null;
  const ask = async (store: Store) => {
    await store.getKey(NO_KEY);
    asked = null;
  };
  return async (store, promise) => {
    let waits = true;
    const over = () => {
      waits = false;
    };
    promise.then(over, over);
    while (waits) {
      asked ??= ask(store);
      await asked;
    }
    return promise;
  };
}

function sealedStore(store: Store, sealing: Sealing, alive: Alive): Store {
  const { seal, open } = valuesOf(store.name as StoreName, sealing);
  // Writes are carried out in the order in which they were asked for, however long one is sealed.
  let before: Promise<unknown> = Promise.resolve();
  const afterSealing = async <T>(value: T | Promise<T>): Promise<T> => {
    const both = Promise.all([value, before]);
    before = both.catch(() => undefined);
    return (await alive(store, both))[0];
  };
  const opened = (found: Promise<unknown>) => found.then((value) => alive(store, open(value)));
  const all = async (found: Promise<readonly unknown[]>) =>
    alive(store, Promise.all((await found).map(open)));
  const cursor = async (found: Promise<Cursor | null>): Promise<unknown> => {
    const at = await found;
    if (at === null) return null;
    return instead(at, {
      value: await alive(store, open(at.value)),
      update: async (value: unknown) => at.update((await afterSealing(seal(value))) as never),
      continue: () => cursor(at.continue() as Promise<Cursor | null>),
    });
  };
  const reading = (from: Pick<Store, "get" | "getAll" | "openCursor">) => ({
    get: (key: never) => opened(from.get(key)),
    getAll: (...asked: never[]) => all(from.getAll(...asked)),
    openCursor: (range: never) => cursor(from.openCursor(range) as Promise<Cursor | null>),
  });
  return instead(store, {
    ...reading(store),
    put: async (value: unknown, key: never) =>
      store.put((await afterSealing(seal(value))) as never, key),
    add: async (value: unknown, key: never) =>
      store.add((await afterSealing(seal(value))) as never, key),
    delete: async (key: never) => {
      await afterSealing(null);
      return store.delete(key);
    },
    index: (name: never) => {
      const index = store.index(name);
      return instead(index, reading(index as never));
    },
  });
}

/** How values of one store are sealed and opened; bytes stay bytes, all else is JSON. */
function valuesOf(name: StoreName, sealing: Sealing) {
  const clear = CLEAR[name] ?? [];
  const copied = (from: Fields, to: Record<string, unknown>) => {
    for (const field of clear) if (field in from) to[field] = from[field];
    return to;
  };
  return {
    seal: async (value: unknown) => {
      const bytes = name === "chunks";
      const plain = bytes
        ? new Uint8Array(value as ArrayBuffer)
        : encoder.encode(JSON.stringify(value));
      const row = copied(value as Fields, {});
      row.sealed = await sealing.seal(name, plain);
      return row;
    },
    open: async (found: unknown): Promise<unknown> => {
      const within = (found as { readonly sealed?: ArrayBuffer } | undefined)?.sealed;
      // Nothing, or what was written before anything was sealed.
      if (within === undefined) return found;
      const plain = await sealing.open(name, within);
      return name === "chunks"
        ? plain
        : copied(found as Fields, JSON.parse(decoder.decode(plain)) as Record<string, unknown>);
    },
  };
}
