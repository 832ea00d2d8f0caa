/** Opens a person's database, and opens it again when the browser has let it go. */

import { type IDBPTransaction, openDB } from "idb";
import {
  type Connection,
  type DaybookSchema,
  type StoreName,
  upgrade,
  VERSION,
  type Writing,
} from "./schema";

/** `reload`: a newer page wants the database; `lost`: somebody removed it; `blocked`: an old tab. */
export type Mishap = "reload" | "lost" | "blocked";

export type Reading = IDBPTransaction<DaybookSchema, StoreName[], "readonly">;

export interface Database {
  readonly name: string;
  /** Runs `work` in one read transaction. */
  read<T>(stores: readonly StoreName[], work: (tx: Reading) => Promise<T>): Promise<T>;
  /** Runs `work` in one write transaction; resolves once it is on the disk. */
  write<T>(stores: readonly StoreName[], work: (tx: Writing) => Promise<T>): Promise<T>;
  /** The same without waiting for the disk: for what can be fetched or made again. */
  writeRelaxed<T>(stores: readonly StoreName[], work: (tx: Writing) => Promise<T>): Promise<T>;
  close(): void;
}

export interface OpenOptions {
  readonly onMishap?: (mishap: Mishap) => void;
  /** Told when the stores had to be made anew. */
  readonly onCreated?: () => void;
}

type Durability = "strict" | "relaxed";

/** A handle on the database `name`; it opens at the first use. */
export function database(name: string, options: OpenOptions = {}): Database {
  let opening: Promise<Connection> | null = null;
  let closed = false;

  function forget(): void {
    opening = null;
  }

  function connection(): Promise<Connection> {
    if (closed) return Promise.reject(new DatabaseClosed(name));
    if (opening === null) {
      opening = open(name, options, forget);
      opening.catch(forget);
    }
    return opening;
  }

  async function run<T>(work: (db: Connection) => Promise<T>): Promise<T> {
    const db = await connection();
    try {
      return await work(db);
    } catch (error) {
      // A browser may close the connection behind our back, as iPhones do in the background.
      if (!isDeadConnection(error) || closed) throw error;
      db.close();
      forget();
      return work(await connection());
    }
  }

  function write<T>(
    durability: Durability,
    stores: readonly StoreName[],
    work: (tx: Writing) => Promise<T>,
  ): Promise<T> {
    return run((db) =>
      inTransaction(db.transaction([...stores], "readwrite", { durability }), work),
    );
  }

  return {
    name,
    read: (stores, work) => run((db) => inTransaction(db.transaction([...stores]), work)),
    write: (stores, work) => write("strict", stores, work),
    writeRelaxed: (stores, work) => write("relaxed", stores, work),
    close: () => {
      closed = true;
      void opening?.then((db) => db.close());
    },
  };
}

/** Raised for a use after `close`. */
export class DatabaseClosed extends Error {}

function open(name: string, options: OpenOptions, forget: () => void): Promise<Connection> {
  const tell = options.onMishap ?? (() => undefined);
  return openDB<DaybookSchema>(name, VERSION, {
    upgrade: (db, from) => {
      upgrade(db, from);
      if (from === 0) options.onCreated?.();
    },
    blocked: () => tell("blocked"),
    blocking: (_current, next, event) => {
      (event.target as IDBDatabase).close();
      forget();
      tell(next === null ? "lost" : "reload");
    },
    terminated: () => {
      forget();
      tell("lost");
    },
  });
}

interface Transaction {
  readonly done: Promise<void>;
  abort(): void;
}

async function inTransaction<X extends Transaction, T>(
  tx: X,
  work: (tx: X) => Promise<T>,
): Promise<T> {
  // Whoever fails first tells why; the other must not count as an unhandled rejection.
  tx.done.catch(() => undefined);
  let result: T;
  try {
    result = await work(tx);
  } catch (error) {
    abort(tx);
    throw error;
  }
  await tx.done;
  return result;
}

function abort(tx: Transaction): void {
  try {
    tx.abort();
  } catch {
    // It had already ended, which is what was wanted.
  }
}

function isDeadConnection(error: unknown): boolean {
  const name = error instanceof DOMException ? error.name : "";
  return name === "InvalidStateError" || name === "UnknownError";
}
