/**
 * What is kept on this phone for one person: the stores, their keys, and how they come to be.
 *
 * What somebody wrote or may read is sealed (see `CLEAR` in sealing.ts). In the clear are files
 * (hash, size, state), cursor, grants and meta: opaque ids, numbers and times.
 */

import type { Fields, Opened, Row, Cursor as WireCursor } from "@daybook/sync";
import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import type { Answers, ExternalItem } from "../forms/compiled";

/** Raised by one with every additive change; stores are never removed. */
export const VERSION = 5;

export type StoreName =
  | "base"
  | "outbox"
  | "journal"
  | "drafts"
  | "files"
  | "chunks"
  | "cursor"
  | "grants"
  | "meta"
  | "parcels"
  | "phrases"
  | "views";

/** A row as the server last told it. A slot has more than one generation while it is renewed. */
export interface BaseRow extends Row {
  readonly slot: number;
  readonly gen: number;
}

/** What a person did, frozen as the very text that travels. */
export interface Frozen {
  /** Order of saving; the key of the outbox. */
  readonly n: number;
  readonly mid: string;
  readonly slot: number;
  readonly rid: string;
  readonly text: string;
  /** Bytes of `text`. */
  readonly size: number;
}

export type OutboxItem = Frozen;

/** A sent mutation and what became of it. `open` marks one that the shown rows still need. */
export interface JournalItem extends Frozen {
  readonly outcome: number;
  readonly epoch: number;
  readonly seq: number | null;
  readonly detail: Fields;
  readonly acked: number;
  readonly open?: 1;
}

/** Where a record being written will go. */
export interface Target {
  readonly slot: number;
  readonly key: string;
  readonly school: string;
  readonly class: string | null;
}

/**
 * The record that an edit began from: the answers that the server has or will have (null when it
 * has taken none of them), and the version of its row that was seen.
 */
export interface EditBase {
  readonly answers: Answers | null;
  readonly epoch: number;
  readonly seq: number;
}

/** One row of a batch screen that somebody touched; it becomes a record of its own. */
export interface DraftRow {
  /** Of the record to be. */
  readonly rid: string;
  /** The item of the list as it was then: lists change. */
  readonly item: ExternalItem;
  /** Only what was answered in this row. */
  readonly answers: Answers;
  readonly started: number;
  readonly target: Target;
  /** The day that the list tells, "YYYY-MM-DD"; else that of the whole batch. */
  readonly date?: string;
  /** Said to be done by one tap: it counts without an answer of its own. */
  readonly ticked?: boolean;
}

export interface Draft {
  readonly rid: string;
  readonly form: string;
  readonly version: number;
  readonly answers: Answers;
  /** When writing began, ms since 1970. */
  readonly started: number;
  readonly target: Target;
  readonly base?: EditBase;
  readonly saved: number;
  /** Of a batch: `answers` are those that all its rows share. */
  readonly rows?: readonly DraftRow[];
}

/** `draft`: of an unfinished record; `waiting`: to be sent; `sent`; `kept`: fetched for looking. */
export type FileState = "draft" | "waiting" | "sent" | "kept" | "broken";

export interface StoredFile {
  readonly sha256: string;
  readonly type: string;
  readonly size: number;
  readonly state: FileState;
  /** 0 for thumbnails, which travel first; 1 for photos. */
  readonly rank: 0 | 1;
  readonly added: number;
  /** The upload's address, and how many bytes the server is known to have (null: must be asked). */
  readonly url?: string;
  readonly offset?: number | null;
}

/**
 * How far a stream has been read. `shadow` is the generation being fetched to replace `gen`, and
 * `shown` the epoch of the rows of `gen` in the meantime.
 */
export interface Cursor extends WireCursor {
  readonly gen: number;
  readonly shadow?: number;
  readonly shown?: number;
}

export type Grant = Opened;

/** What came of a file of unsent work: numbers of records, and why the rest was not taken. */
export interface Arrival {
  readonly person: { readonly id: string; readonly name: string };
  readonly made: number;
  readonly new: number;
  readonly already: number;
  readonly held: number;
  readonly refused: number;
  readonly photos: number;
  readonly fault: string | null;
}

/** Somebody's file of unsent work that this phone carries; its bytes are in `chunks`. */
export interface CarriedParcel {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly added: number;
  /** `coming`: not all of it is on this phone yet. `failed`: the server will not take it. */
  readonly state: "coming" | "waiting" | "arrived" | "failed";
  /** Why it waits, or why it was not taken. */
  readonly problem?: string;
  readonly arrival?: Arrival;
  /** How much the server has taken: bytes, and the number of the part that comes next. */
  readonly taken?: { readonly offset: number; readonly part: number };
}

/** An office view as the server last told it. */
export interface KeptAnswer {
  /** The question: path and query of the view. */
  readonly path: string;
  /** When the server answered, ms since 1970. */
  readonly at: number;
  readonly data: unknown;
}

/** Single values by name. */
export interface Meta {
  /** Number of the last request; a reply to any other is stale. */
  nonce: number;
  /** Server's clock less this phone's, ms. */
  skew: number;
  /** The server's clock as it was last told, ms since 1970. */
  told: number;
  /** When everything had last been sent and received, by the server's clock, ms since 1970. */
  synced: number;
}

export interface DaybookSchema extends DBSchema {
  base: {
    key: [slot: number, gen: number, rid: string];
    value: BaseRow;
    indexes: { kind: string; rid: string };
  };
  outbox: { key: number; value: OutboxItem; indexes: { rid: string } };
  journal: {
    key: string;
    value: JournalItem;
    indexes: { rid: string; open: number; slot: number; seq: number };
  };
  drafts: { key: string; value: Draft };
  files: { key: string; value: StoredFile; indexes: { state: [FileState, number, number] } };
  chunks: { key: [sha256: string, index: number]; value: ArrayBuffer };
  cursor: { key: number; value: Cursor };
  grants: { key: number; value: Grant };
  meta: { key: string; value: number };
  parcels: { key: string; value: CarriedParcel };
  /** A person's own phrases, by form and question. */
  phrases: { key: string; value: readonly string[] };
  /** The last answer of each office view, by view. */
  views: { key: string; value: KeptAnswer };
}

export type Connection = IDBPDatabase<DaybookSchema>;
export type Upgrading = IDBPTransaction<DaybookSchema, StoreName[], "versionchange">;
export type Writing = IDBPTransaction<DaybookSchema, StoreName[], "readwrite">;

/** The name of one person's database on this phone. */
export function databaseName(user: string): string {
  return `daybook-${user}`;
}

/** Brings a database of any older version to this one; only adds, so that older pages still work. */
export function upgrade(db: Connection, from: number, tx: Upgrading): void {
  if (from < 1) makeFirstStores(db);
  // What was taken by the server has a seq, and stays until it is in the server's backup.
  if (from < 2) tx.objectStore("journal").createIndex("seq", "seq");
  if (from < 3) db.createObjectStore("parcels", { keyPath: "id" });
  if (from < 4) db.createObjectStore("phrases");
  if (from < 5) {
    db.createObjectStore("views");
    // The office's answers were kept there for whoever came.
    indexedDB.deleteDatabase("daybook-office");
  }
}

function makeFirstStores(db: Connection): void {
  const base = db.createObjectStore("base", { keyPath: ["slot", "gen", "rid"] });
  base.createIndex("kind", "kind");
  base.createIndex("rid", "rid");
  const outbox = db.createObjectStore("outbox", { keyPath: "n", autoIncrement: true });
  outbox.createIndex("rid", "rid");
  const journal = db.createObjectStore("journal", { keyPath: "mid" });
  journal.createIndex("rid", "rid");
  journal.createIndex("open", "open");
  journal.createIndex("slot", "slot");
  db.createObjectStore("drafts", { keyPath: "rid" });
  const files = db.createObjectStore("files", { keyPath: "sha256" });
  files.createIndex("state", ["state", "rank", "added"]);
  db.createObjectStore("chunks");
  db.createObjectStore("cursor", { keyPath: "slot" });
  db.createObjectStore("grants", { keyPath: "slot" });
  db.createObjectStore("meta");
}
