/** The browser's own database as promises: opening it, and one transaction of it. */

/** What is told of a connection besides its opening. */
export interface Callbacks {
  readonly upgrade: (db: IDBDatabase, from: number, tx: IDBTransaction) => void;
  /** An older connection does not let go. */
  readonly blocked?: () => void;
  /** Somebody wants a newer version, or (null) to remove the database. */
  readonly blocking: (next: number | null, db: IDBDatabase) => void;
  /** The browser has closed it behind our back. */
  readonly terminated?: () => void;
}

/** Opens a database, or raises why not; without a version, the one that it has. */
export async function openDatabase(
  name: string,
  version: number | undefined,
  { upgrade, blocked, blocking, terminated }: Callbacks,
): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = ({ oldVersion }) =>
    upgrade(request.result, oldVersion, request.transaction as IDBTransaction);
  request.onblocked = blocked ?? null;
  const db = await promised(request);
  db.onversionchange = ({ newVersion }) => blocking(newVersion, db);
  db.onclose = terminated ?? null;
  return db;
}

/** Removes a database; one that is open is waited for. */
export async function removeDatabase(name: string): Promise<void> {
  await promised(indexedDB.deleteDatabase(name));
}

/** A transaction whose stores and indexes answer with promises. */
export interface Transaction {
  objectStore(name: string): IDBObjectStore;
  /** Resolves once it is complete, else raises why it was not. */
  readonly done: Promise<void>;
  abort(): void;
}

export function transaction(
  db: IDBDatabase,
  stores: readonly string[],
  mode: "readonly" | "readwrite",
  options: IDBTransactionOptions = {},
): Transaction {
  const tx = db.transaction([...stores], mode, options);
  const done = new Promise<void>((complete, failed) => {
    tx.oncomplete = () => complete();
    tx.onabort = () => failed(tx.error ?? new DOMException("", "AbortError"));
  });
  return { objectStore: (name) => asking(tx.objectStore(name)), done, abort: () => tx.abort() };
}

/** `whole` with some of its members replaced; the others are its own. */
export function instead<T extends object>(whole: T, members: object): T {
  return new Proxy(whole, {
    get: (from, name) => {
      if (name in members) return Reflect.get(members, name);
      const member: unknown = Reflect.get(from, name);
      return typeof member === "function" ? member.bind(from) : member;
    },
  });
}

/** A store or an index each of whose requests is a promise. */
function asking<T extends IDBObjectStore | IDBIndex>(source: T): T {
  return new Proxy(source, {
    get: (from, name) => {
      const member: unknown = Reflect.get(from, name);
      if (typeof member !== "function") return member;
      return (...asked: unknown[]) => {
        const answer: IDBRequest | IDBIndex = member.apply(from, asked);
        if (!("onsuccess" in answer)) return asking(answer);
        return name === "openCursor" ? cursor(answer) : promised(answer);
      };
    },
  });
}

/** Each step of a cursor is a promise of the same cursor, further on; null at the end. */
async function cursor(request: IDBRequest<IDBCursor | null>): Promise<IDBCursor | null> {
  const at = await promised(request);
  if (at === null) return null;
  return instead(at, {
    update: (value: unknown) => promised(at.update(value)),
    delete: () => promised(at.delete()),
    continue: () => {
      at.continue();
      return cursor(request);
    },
  });
}

function promised<T>(request: IDBRequest<T>): Promise<T> {
  const answer = new Promise<T>((answered, failed) => {
    request.onsuccess = () => answered(request.result);
    request.onerror = () => failed(request.error);
  });
  // What fails unheard ends its transaction, which tells why.
  answer.catch(() => undefined);
  return answer;
}
