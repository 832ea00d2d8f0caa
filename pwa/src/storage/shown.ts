/** Reads what is to be shown: the rows in use, and this phone's own changes to each. */

import { type About, aboutRecords, NOTHING_ABOUT } from "./about";
import type { Database, Reading } from "./database";
import type { BaseRow, Frozen, Grant, JournalItem, StoreName } from "./schema";

/** A record's row, or null, with what this phone changed since; both in order of saving. */
export interface Pending extends About {
  readonly row: BaseRow | null;
  /** Sent, and not yet part of the row: applied, held or refused. */
  readonly sent: readonly JournalItem[];
  readonly waiting: readonly Frozen[];
}

const STORES: readonly StoreName[] = ["base", "cursor", "outbox", "journal"];

/** All rows in use of these kinds. */
export function rowsOf(database: Database, kinds: readonly string[]): Promise<BaseRow[]> {
  return database.read(["base", "cursor"], async (tx) => {
    const used = await generations(tx);
    const index = tx.objectStore("base").index("kind");
    const rows = await Promise.all(kinds.map((kind) => index.getAll(kind)));
    return rows.flat().filter((row) => used.get(row.slot) === row.gen);
  });
}

/** The streams that this phone holds. */
export function grantsOf(database: Database): Promise<Grant[]> {
  return database.read(["grants"], (tx) => tx.objectStore("grants").getAll());
}

/** Everything of one kind, by row id, with this phone's own changes. */
export function allPending(database: Database, kind: string): Promise<Map<string, Pending>> {
  return database.read(STORES, async (tx) => {
    const used = await generations(tx);
    const [rows, sent, waiting] = await Promise.all([
      tx.objectStore("base").index("kind").getAll(kind),
      tx.objectStore("journal").index("open").getAll(),
      tx.objectStore("outbox").getAll(),
    ]);
    const all = new Map<string, Pending>();
    const put = (rid: string, part: Partial<Pending>) =>
      all.set(rid, { ...(all.get(rid) ?? NOTHING), ...part });
    for (const row of rows) if (used.get(row.slot) === row.gen) put(row.rid, { row });
    for (const [rid, items] of byRecord(sent)) put(rid, { sent: items });
    for (const [rid, items] of byRecord(waiting)) put(rid, { waiting: items });
    for (const [rid, about] of await aboutRecords(tx, used)) put(rid, about);
    return all;
  });
}

/** One row with this phone's own changes. */
export function onePending(database: Database, rid: string): Promise<Pending> {
  return database.read(STORES, async (tx) => {
    const used = await generations(tx);
    const [rows, sent, waiting] = await Promise.all([
      tx.objectStore("base").index("rid").getAll(rid),
      tx.objectStore("journal").index("rid").getAll(rid),
      tx.objectStore("outbox").index("rid").getAll(rid),
    ]);
    const row = rows.find(({ slot, gen }) => used.get(slot) === gen) ?? null;
    const open = sent.filter((item) => item.open === 1);
    const about = (await aboutRecords(tx, used, rid)).get(rid) ?? NOTHING_ABOUT;
    return { row, sent: inOrder(open), waiting: inOrder(waiting), ...about };
  });
}

const NOTHING: Pending = { row: null, sent: [], waiting: [], ...NOTHING_ABOUT };

async function generations(tx: Reading): Promise<Map<number, number>> {
  const cursors = await tx.objectStore("cursor").getAll();
  return new Map(cursors.map(({ slot, gen }) => [slot, gen]));
}

function byRecord<T extends Frozen>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of inOrder(items)) {
    const group = groups.get(item.rid);
    if (group === undefined) groups.set(item.rid, [item]);
    else group.push(item);
  }
  return groups;
}

function inOrder<T extends Frozen>(items: readonly T[]): T[] {
  return [...items].sort((one, other) => one.n - other.n);
}
