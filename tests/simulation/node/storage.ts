/** A phone's database that may be cut off at any transaction, or refuse one for want of room. */

import type { Database } from "../../../pwa/src/storage/database";
import type { Cursor, StoreName, Writing } from "../../../pwa/src/storage/schema";
import { cursorsApart, forget, storeApart } from "./bugs";

export type Mishap = "die-before" | "die-after" | "full";

/** One start of a phone: all its tabs live and die together. */
export class Life {
  alive = true;
  /** How many write transactions go well before the mishap. */
  #well = 0;
  #mishap: Mishap | null = null;
  #happened: Mishap | null = null;

  /** Lets `mishap` happen at the write transaction after the next `well`. */
  arm(mishap: Mishap, well: number): void {
    this.#mishap = mishap;
    this.#well = well;
  }

  /** What has happened since it was armed; nothing more will. */
  disarm(): Mishap | null {
    const happened = this.#happened;
    this.#mishap = null;
    this.#happened = null;
    return happened;
  }

  /** What happens to the write transaction that now begins. */
  fate(): Mishap | null {
    if (this.#mishap === null) return null;
    if (this.#well > 0) {
      this.#well -= 1;
      return null;
    }
    this.#happened = this.#mishap;
    this.#mishap = null;
    return this.#happened;
  }
}

/** Cuts a transaction off; nobody is there any more to hear of it. */
class Died extends Error {}

const NEVER = new Promise<never>(() => undefined);

/** `inner` as a page of this life sees it: once the life is over nothing is told it any more. */
export function mortal(inner: Database, life: Life): Database {
  async function write<T>(
    commit: (stores: readonly StoreName[], work: (tx: Writing) => Promise<T>) => Promise<T>,
    stores: readonly StoreName[],
    work: (tx: Writing) => Promise<T>,
  ): Promise<T> {
    if (!life.alive) return NEVER;
    const fate = life.fate();
    let cursors: readonly Cursor[] = [];
    try {
      const result = await commit(stores, async (tx) => {
        const value = await work(tx);
        if (fate === "die-before") cursors = await cursorsApart(tx, stores);
        await forget(tx, stores);
        if (fate === "die-before" || !life.alive) throw new Died();
        if (fate === "full") throw new DOMException("no room", "QuotaExceededError");
        return value;
      });
      if (fate === "die-after") life.alive = false;
      return life.alive ? result : NEVER;
    } catch (error) {
      if (error instanceof Died) life.alive = false;
      if (cursors.length > 0) await storeApart(inner, cursors);
      if (!life.alive) return NEVER;
      throw error;
    }
  }

  return {
    name: inner.name,
    read: async (stores, work) => {
      if (!life.alive) return NEVER;
      const found = await inner.read(stores, work);
      return life.alive ? found : NEVER;
    },
    write: (stores, work) => write(inner.write, stores, work),
    writeRelaxed: (stores, work) => write(inner.writeRelaxed, stores, work),
    close: () => inner.close(),
  };
}

export const STORES: readonly StoreName[] = [
  "base",
  "outbox",
  "journal",
  "drafts",
  "files",
  "chunks",
  "cursor",
  "grants",
  "meta",
];

/** Copies everything of one database into a new one, the counter of the outbox too. */
export async function copyAll(from: Database, to: Database): Promise<void> {
  for (const name of STORES) {
    const [keys, values] = await from.read([name], async (tx) => {
      const store = tx.objectStore(name);
      return [await store.getAllKeys(), await store.getAll()];
    });
    await to.write([name], async (tx) => {
      const store = tx.objectStore(name);
      for (const [at, value] of values.entries()) {
        const key = store.keyPath === null ? keys[at] : undefined;
        await store.put(value as never, key as never);
      }
    });
  }
  const last = await lastNumber(from);
  await to.write(["outbox"], async (tx) => {
    const outbox = tx.objectStore("outbox");
    const before = await outbox.get(last);
    await outbox.put(
      before ?? ({ n: last, mid: "", slot: 0, rid: "", text: "", size: 0 } as const),
    );
    if (before === undefined) await outbox.delete(last);
  });
}

/** The number that the outbox gave last: it is taken, looked at, and the taking undone. */
async function lastNumber(database: Database): Promise<number> {
  let given = 0;
  await database.write(["outbox"], async (tx) => {
    const outbox = tx.objectStore("outbox");
    const probe = { mid: "", slot: 0, rid: "", text: "", size: 0 };
    given = (await outbox.add(probe as never)) as number;
    await outbox.delete(given);
  });
  return given;
}
