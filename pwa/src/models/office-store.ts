/** The last answer of each office view, kept on this device so that it reads without a network. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { OFFICE_DATABASE } from "../storage/office-answers";

export interface KeptAnswer {
  /** The question: path and query of the view. */
  readonly path: string;
  /** When the server answered, ms since 1970. */
  readonly at: number;
  readonly data: unknown;
}

/** One kept answer for each view; nothing else of a school stays on an office computer. */
export interface AnswerStore {
  read(view: string): Promise<KeptAnswer | null>;
  keep(view: string, answer: KeptAnswer): Promise<void>;
  forget(view: string): Promise<void>;
}

interface OfficeSchema extends DBSchema {
  views: { key: string; value: KeptAnswer };
}

function open(): Promise<IDBPDatabase<OfficeSchema>> {
  return openDB<OfficeSchema>(OFFICE_DATABASE, 1, {
    upgrade: (db) => void db.createObjectStore("views"),
    // Another tab wants to change or remove the database: let go at once.
    blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
  });
}

async function withViews<T>(use: (db: IDBPDatabase<OfficeSchema>) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

/** The store of one signed-in person; answers of anybody else are removed on first use. */
export function answerStore(user: string): AnswerStore {
  const mine = `${user}/`;
  let tidied: Promise<void> | null = null;
  const tidy = () => (tidied ??= withViews((db) => dropOthers(db, mine)));
  return {
    read: async (view) => {
      await tidy();
      return withViews(async (db) => (await db.get("views", mine + view)) ?? null);
    },
    keep: async (view, answer) => {
      await tidy();
      await withViews((db) => db.put("views", answer, mine + view));
    },
    forget: (view) => withViews((db) => db.delete("views", mine + view)),
  };
}

async function dropOthers(db: IDBPDatabase<OfficeSchema>, mine: string): Promise<void> {
  const keys = await db.getAllKeys("views");
  const others = keys.filter((key) => !key.startsWith(mine));
  await Promise.all(others.map((key) => db.delete("views", key)));
}
