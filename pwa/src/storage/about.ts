/** Rows that are about a record: what the office gave back of it, and values that met. */

import type { Reading } from "./database";
import type { BaseRow } from "./schema";

/** What such rows say of one record. */
export interface About {
  /** Held changes that the office gave back and that nothing written here takes the place of. */
  readonly told: readonly BaseRow[];
  /** Values that met others, until somebody chooses. */
  readonly met: readonly BaseRow[];
  /** How many choices among them wait to be sent. */
  readonly settling: number;
}

/** Generations in use, by slot. */
export type Used = ReadonlyMap<number, number>;

export const NOTHING_ABOUT: About = { told: [], met: [], settling: 0 };

/** What is said of every record, or of one; a record of which nothing is said is left out. */
export async function aboutRecords(
  tx: Reading,
  used: Used,
  only?: string,
): Promise<Map<string, About>> {
  const [held, conflicts] = await Promise.all([
    rowsAbout(tx, used, "held", only),
    rowsAbout(tx, used, "conflict", only),
  ]);
  const all = new Map<string, About>();
  const add = (rid: string, part: (before: About) => Partial<About>) => {
    const before = all.get(rid) ?? NOTHING_ABOUT;
    all.set(rid, { ...before, ...part(before) });
  };
  for (const [rid, row] of held) {
    if (await isToComplete(tx, rid, row)) add(rid, ({ told }) => ({ told: [...told, row] }));
  }
  for (const [rid, row] of conflicts) {
    const choice = await choiceAbout(tx, row);
    if (choice === "open") add(rid, ({ met }) => ({ met: [...met, row] }));
    if (choice === "waiting") add(rid, ({ settling }) => ({ settling: settling + 1 }));
  }
  return all;
}

async function rowsAbout(
  tx: Reading,
  used: Used,
  kind: string,
  only?: string,
): Promise<[record: string, row: BaseRow][]> {
  const rows = await tx.objectStore("base").index("kind").getAll(kind);
  return rows.flatMap((row): [string, BaseRow][] => {
    const { record } = row.body;
    const wanted = typeof record === "string" && (only === undefined || only === record);
    return wanted && used.get(row.slot) === row.gen ? [[record, row]] : [];
  });
}

/** A change that was given back waits for somebody unless this phone has written another since. */
async function isToComplete(tx: Reading, record: string, row: BaseRow): Promise<boolean> {
  if (row.body.state !== "returned") return false;
  const [sent, waiting] = await Promise.all([
    tx.objectStore("journal").index("rid").getAll(record),
    tx.objectStore("outbox").index("rid").getAll(record),
  ]);
  const own = sent.find(({ mid }) => mid === row.rid);
  if (own !== undefined) return own.open === 1;
  // Whatever takes its place names it.
  return ![...sent, ...waiting].some(({ text }) => text.includes(row.rid));
}

/** A choice is the removal of the row that offers it. */
async function choiceAbout(tx: Reading, { rid }: BaseRow): Promise<"open" | "waiting" | "made"> {
  if ((await tx.objectStore("outbox").index("rid").getKey(rid)) !== undefined) return "waiting";
  const sent = await tx.objectStore("journal").index("rid").getAll(rid);
  return sent.some(({ open, outcome }) => open === 1 && outcome < 2) ? "made" : "open";
}
