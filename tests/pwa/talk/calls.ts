/** A phone with records and with what was said of them. */

import { newId, parseMutation } from "@daybook/sync";
import { openLibrary } from "../../../pwa/src/models/library";
import { openRecords, records, recordsReady } from "../../../pwa/src/models/records";
import { openReviews } from "../../../pwa/src/models/reviews";
import { openWorkplace } from "../../../pwa/src/models/workplace";
import type { Database } from "../../../pwa/src/storage/database";
import type { OutboxItem } from "../../../pwa/src/storage/schema";
import { all, EPOCH, exchange, freshDatabase, GID, SLOT } from "../phone";
import { signedIn } from "../signed-in";

export const SCHOOL = "s1";

/** A record of the wire, written by `author`. */
export function record(
  rid: string,
  seq: number,
  author: string,
  body: Record<string, unknown> = {},
  form = "note",
): unknown[] {
  const whole = { _school: SCHOOL, _date: "2026-10-12", _finished: 5, ...body };
  return [rid, seq, "record", { o: author, v: 1, f: [form, 1], ca: 5, ra: 5 }, whole];
}

/** Something said of a record, `ca` on the clock of the server. */
export function said(
  about: string,
  seq: number,
  saying: Record<string, unknown>,
  ca = seq,
): unknown[] {
  const body = { record: about, by: "ma", name: "马校长", at: ca, ...saying };
  return [newId(), seq, "review", { o: "me", v: 1, ca, ra: ca }, body];
}

let opened = false;

/** A phone of `user` in a school, who is there as `role`; the page reads what it holds. */
export async function phone(user: string, role: string, rows: unknown[][]): Promise<Database> {
  const db = freshDatabase();
  await exchange(db, {
    g: [[SLOT, GID, `school/${SCHOOL}/2026`, role]],
    c: [[SLOT, GID, EPOCH, rows.length]],
    r: { [SLOT]: rows },
  });
  if (!opened) {
    openLibrary();
    openRecords();
    openReviews();
    opened = true;
  }
  openWorkplace({ signedIn: signedIn({ user, name: user }), database: db });
  return db;
}

export { all, records, recordsReady };

/** What waits to be sent, in order. */
export async function outbox(db: Database) {
  const items = await all<OutboxItem>(db, "outbox");
  return items.map(({ text }) => parseMutation(JSON.parse(text)));
}
