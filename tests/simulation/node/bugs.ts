/** Bugs that a test may put into the phones, to see that somebody notices. */

import type { Database } from "../../../pwa/src/storage/database";
import type { Cursor, StoreName, Writing } from "../../../pwa/src/storage/schema";

const seeded = new Set(process.argv.slice(2));

/** Whether a page applies a reply in this transaction. */
function applies(stores: readonly StoreName[]): boolean {
  return stores.includes("base") && stores.includes("journal");
}

/** `cursor_first`: the cursors that would outlive a transaction that is cut off. */
export async function cursorsApart(
  tx: Writing,
  stores: readonly StoreName[],
): Promise<readonly Cursor[]> {
  if (!seeded.has("cursor_first") || !applies(stores)) return [];
  return tx.objectStore("cursor").getAll();
}

/** Stores them, as if they had a transaction of their own. */
export async function storeApart(disk: Database, cursors: readonly Cursor[]): Promise<void> {
  await disk.write(["cursor"], async (tx) => {
    for (const cursor of cursors) await tx.objectStore("cursor").put(cursor);
  });
}

/** `forget_on_ack`: nothing is kept of what was sent; `forget_on_send`: nor of what may be lost. */
export async function forget(tx: Writing, stores: readonly StoreName[]): Promise<void> {
  if (seeded.has("forget_on_ack") && applies(stores)) await tx.objectStore("journal").clear();
  const sends = stores.includes("outbox") && !stores.includes("journal");
  if (seeded.has("forget_on_send") && sends) await tx.objectStore("outbox").clear();
}

/** `accept_stale`: a reply counts whatever request it answers. */
export function taken(text: string, nonce: number | null): string {
  if (!seeded.has("accept_stale") || nonce === null || !text.startsWith("{")) return text;
  try {
    const reply = JSON.parse(text) as { q?: number };
    return reply.q === undefined ? text : JSON.stringify({ ...reply, q: nonce });
  } catch {
    return text;
  }
}
