/** Builds one sync request from what this phone holds. */

import { type Fields, PROTOCOL, wireCursor } from "@daybook/sync";
import type { Cursor, OutboxItem, Writing } from "../storage/schema";
import { UNTOLD } from "./cursors";

/** How much one request may carry, and how many bytes of answer are wished for. */
export interface Limits {
  readonly items: number;
  readonly bytes: number;
  readonly wish: number;
}

export interface Request {
  readonly nonce: number;
  readonly text: string;
  /** The mutations in the order they are sent; answers name them by index. */
  readonly items: readonly OutboxItem[];
  readonly cursors: readonly Cursor[];
}

/**
 * What a phone says of its storage: the browser's promise, bytes used, photos not yet sent, records
 * begun by form where there are any; and a clearing by the browser, noticed when (ms), with how
 * many changes that were not sent.
 */
export interface Stored {
  readonly persisted?: boolean;
  readonly used?: number;
  readonly drafts?: Readonly<Record<string, number>>;
  readonly photos: number;
  readonly cleared?: readonly [at: number, unsent: number];
}

/** Who sends, and when: the device's id, the page's version, this phone's clock. */
export interface Sender {
  readonly device: string;
  readonly version: string;
  readonly now: number;
  readonly stored?: Stored;
}

/** The next request; its number makes replies to earlier ones stale. Needs outbox, cursor, meta. */
export async function nextRequest(tx: Writing, sender: Sender, limits: Limits): Promise<Request> {
  const meta = tx.objectStore("meta");
  const [last, cursors, items] = await Promise.all([
    meta.get("nonce"),
    tx.objectStore("cursor").getAll(),
    firstItems(tx, limits),
  ]);
  const nonce = (last ?? 0) + 1;
  await meta.put(nonce, "nonce");
  const storage = sender.stored && (await storageState(tx, sender.stored, items.length));
  return { nonce, text: envelope(nonce, sender, limits, cursors, items, storage), items, cursors };
}

/** What this request does not carry still waits. */
async function storageState(tx: Writing, { photos, ...said }: Stored, sent: number) {
  const left = (await tx.objectStore("outbox").count()) - sent;
  return { ...said, waiting: left + photos };
}

async function firstItems(tx: Writing, limits: Limits): Promise<OutboxItem[]> {
  const candidates = await tx.objectStore("outbox").getAll(null, limits.items);
  let bytes = 0;
  const fits = candidates.findIndex((item, index) => {
    bytes += item.size;
    return index > 0 && bytes > limits.bytes;
  });
  return fits === -1 ? candidates : candidates.slice(0, fits);
}

function envelope(
  nonce: number,
  sender: Sender,
  limits: Limits,
  cursors: readonly Cursor[],
  items: readonly OutboxItem[],
  storage?: Fields,
): string {
  const { device: d, version: app, now } = sender;
  // A key without a value is left out of the text.
  const head = { p: PROTOCOL, q: nonce, d, app, now, n: limits.wish, st: storage };
  // A stream whose epoch is not known yet is left out, so that the server opens it again.
  const known = { ...head, c: cursors.filter(({ epoch }) => epoch !== UNTOLD).map(wireCursor) };
  if (items.length === 0) return JSON.stringify(known);
  // The mutations travel as the very text that was frozen when they were saved.
  const mutations = items.map((item) => item.text).join(",");
  return `${JSON.stringify(known).slice(0, -1)},"m":[${mutations}]}`;
}
