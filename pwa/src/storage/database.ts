/** Opens a person's database, and opens it again when the browser has let it go. */

import type { IDBPTransaction } from "idb";
import { type Callbacks, openDatabase, type Transaction, transaction } from "./promised";
import {
  type Connection,
  type DaybookSchema,
  type StoreName,
  type Upgrading,
  upgrade,
  VERSION,
  type Writing,
} from "./schema";
import { type Sealing, sealed } from "./sealing";

/**
 * `reload`: a newer page wants the database or has changed it; `lost`: somebody removed it;
 * `blocked`: an old tab stands in the way; `full`: there is no room, nor any to be made.
 */
export type Mishap = "reload" | "lost" | "blocked" | "full";

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
  /** Told when what stood in the way is over: the database opened, a write found room. */
  readonly onOver?: (mishap: Mishap) => void;
  /** Seals what is content; without it all is kept as it is. */
  readonly sealing?: Sealing;
  /** Told when the stores had to be made anew. */
  readonly onCreated?: () => void;
  /** Removes what can be fetched again; tells whether a full phone has more room by it. */
  readonly makeRoom?: (database: Database) => Promise<boolean>;
}

type Durability = "strict" | "relaxed";

/** A handle on the database `name`; it opens at the first use. */
export function database(name: string, options: OpenOptions = {}): Database {
  let opening: Promise<IDBDatabase> | null = null;
  let closed = false;
  let full = false;
  let makingRoom: Promise<boolean> | null = null;

  function forget(): void {
    opening = null;
  }

  function connection(): Promise<IDBDatabase> {
    if (closed) return Promise.reject(new DatabaseClosed(name));
    if (opening === null) {
      opening = open(name, options, forget);
      opening.catch(forget);
    }
    return opening;
  }

  async function run<T>(work: (db: IDBDatabase) => Promise<T>): Promise<T> {
    let db: IDBDatabase | null = null;
    try {
      db = await connection();
      return await work(db);
    } catch (error) {
      // A browser may close the connection behind our back, as iPhones do in the background.
      if (!isDeadConnection(error) || closed) throw error;
      db?.close();
      forget();
      return work(await connection());
    }
  }

  /** `how`: the durability of what is written; left out, nothing is. */
  function transact<X, T>(
    stores: readonly StoreName[],
    work: (tx: X) => Promise<T>,
    how?: IDBTransactionOptions,
  ): Promise<T> {
    const { sealing } = options;
    return run((db) => {
      const tx = transaction(db, stores, how ? "readwrite" : "readonly", how);
      return inTransaction(tx, () => work((sealing ? sealed(tx, sealing) : tx) as X));
    });
  }

  async function write<T>(
    durability: Durability,
    stores: readonly StoreName[],
    work: (tx: Writing) => Promise<T>,
  ): Promise<T> {
    const attempt = () => transact(stores, work, { durability });
    try {
      return well(await attempt());
    } catch (error) {
      if (!isFull(error)) throw error;
      if (await roomMade()) return well(await attempt().catch(noteFull));
      return noteFull(error);
    }
  }

  function noteFull(error: unknown): never {
    if (isFull(error)) {
      full = true;
      options.onMishap?.("full");
    }
    throw error;
  }

  function well<T>(result: T): T {
    if (full) options.onOver?.("full");
    full = false;
    return result;
  }

  /** Several writes that find no room wait for the same clearing; it never waits for itself. */
  async function roomMade(): Promise<boolean> {
    if (options.makeRoom === undefined || makingRoom !== null) return makingRoom ?? false;
    const removing: Database = { ...self, writeRelaxed: writeOnce };
    makingRoom = options.makeRoom(removing).catch(() => false);
    try {
      return await makingRoom;
    } finally {
      makingRoom = null;
    }
  }

  function writeOnce<T>(
    stores: readonly StoreName[],
    work: (tx: Writing) => Promise<T>,
  ): Promise<T> {
    return transact(stores, work, { durability: "relaxed" });
  }

  const self: Database = {
    name,
    read: (stores, work) => transact(stores, work),
    write: (stores, work) => write("strict", stores, work),
    writeRelaxed: (stores, work) => write("relaxed", stores, work),
    close: () => {
      closed = true;
      void opening?.then((db) => db.close());
    },
  };
  return self;
}

/** Raised for a use after `close`. */
export class DatabaseClosed extends Error {}

async function open(name: string, options: OpenOptions, forget: () => void): Promise<IDBDatabase> {
  const tell = options.onMishap ?? (() => undefined);
  let blocked = false;
  const callbacks: Callbacks = {
    upgrade: (db, from, tx) => {
      upgrade(db as unknown as Connection, from, tx as unknown as Upgrading);
      if (from === 0) options.onCreated?.();
    },
    blocked: () => {
      blocked = true;
      tell("blocked");
    },
    blocking: (next, db) => {
      db.close();
      forget();
      tell(next === null ? "lost" : "reload");
    },
    // Whether something was lost with it shows when it is opened again.
    terminated: forget,
  };
  try {
    const db = await openDatabase(name, VERSION, callbacks);
    if (blocked) options.onOver?.("blocked");
    return db;
  } catch (error) {
    if (nameOf(error) !== "VersionError") throw error;
    // A newer page only added to it, so what was written here is still shown, kept and sent.
    tell("reload");
    return openDatabase(name, undefined, callbacks);
  }
}

async function inTransaction<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  // Whoever fails first tells why; the other must not count as an unhandled rejection.
  tx.done.catch(() => undefined);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    abort(tx);
    throw await causeOf(tx, error);
  }
  await tx.done;
  return result;
}

/** When the browser ends a transaction, its requests only say so; the transaction says why. */
async function causeOf(tx: Transaction, error: unknown): Promise<unknown> {
  if (nameOf(error) !== "AbortError") return error;
  return tx.done.then(
    () => error,
    (cause: unknown) => cause ?? error,
  );
}

function abort(tx: Transaction): void {
  try {
    tx.abort();
  } catch {
    // It had already ended, which is what was wanted.
  }
}

/** Whether an error means that the phone has no room left. */
export function isFull(error: unknown): boolean {
  return nameOf(error) === "QuotaExceededError";
}

/** A transaction that somebody else than `work` ended goes with its connection. */
function isDeadConnection(error: unknown): boolean {
  return ["InvalidStateError", "UnknownError", "AbortError"].includes(nameOf(error));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}
