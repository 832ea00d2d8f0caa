/** Takes names that may no longer be kept out of what this phone remembers of its own sent work. */

import type { Row, SyncReply, Value } from "@daybook/sync";
import type { JournalItem, Writing } from "../storage/schema";

/** The kind of the rows that say that not all of an applied change was kept. */
export const AMENDED = "amended";

/** A child's name, and the code that stands for it from now on. */
export type Renaming = readonly [name: string, code: string];

/** The children of a reply whose name gave way to a code; to be asked before rows are written. */
export async function renamedIn(tx: Writing, reply: SyncReply): Promise<readonly Renaming[]> {
  const found: Renaming[] = [];
  for (const row of toldRows(reply)) {
    if (row.kind !== "child" || row.body.consent !== "withdrawn") continue;
    const code = String(row.body.name);
    for (const { body } of await tx.objectStore("base").index("rid").getAll(row.rid)) {
      if (body.name !== code) found.push([String(body.name), code]);
    }
  }
  return found;
}

/** Rewrites what was sent and answered: with codes for names, and with what the server kept. */
export async function takeNamesOut(
  tx: Writing,
  reply: SyncReply,
  renamed: readonly Renaming[],
): Promise<void> {
  const amended = toldRows(reply).filter(({ kind }) => kind === AMENDED);
  if (renamed.length === 0 && amended.length === 0) return;
  const journal = tx.objectStore("journal");
  if (renamed.length > 0) {
    for (const item of await journal.getAll()) await keep(tx, item, coded(item.text, renamed));
  }
  for (const { body } of amended) {
    const rid = String(body.record);
    const [row] = await tx.objectStore("base").index("rid").getAll(rid);
    for (const item of await journal.index("rid").getAll(rid)) {
      await keep(tx, item, asKept(item.text, row?.body ?? {}));
    }
  }
}

async function keep(tx: Writing, item: JournalItem, text: string): Promise<void> {
  if (text !== item.text) await tx.objectStore("journal").put({ ...item, text });
}

function coded(text: string, renamed: readonly Renaming[]): string {
  return renamed.reduce((left, [name, code]) => left.split(inJson(name)).join(inJson(code)), text);
}

/** The name as it stands inside a text of JSON. */
function inJson(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}

/** A frozen change with the values that the server has of its fields. */
function asKept(text: string, body: Readonly<Record<string, Value>>): string {
  const sent = JSON.parse(text) as { x?: Record<string, Value> };
  const x = Object.entries(sent.x ?? {}).map(([name, value]) => [name, body[name] ?? value]);
  return JSON.stringify({ ...sent, x: Object.fromEntries(x) });
}

function toldRows({ rows }: SyncReply): readonly Row[] {
  return [...rows.values()].flat();
}
