/** The person with the phone: writes, edits, removes and decides the way the page lets them. */

import { base64url, type Fields } from "@daybook/sync";
import type { Answers } from "../../../pwa/src/forms/compiled";
import { finish } from "../../../pwa/src/models/drafts";
import { editRecord } from "../../../pwa/src/models/editing";
import { RECORD, shownRow, slotOf } from "../../../pwa/src/models/record-body";
import {
  keepPresent,
  removeAfterAll,
  takeBack,
  takeVersion,
} from "../../../pwa/src/models/settling";
import { meetingsOf } from "../../../pwa/src/models/versions";
import { withdraw } from "../../../pwa/src/models/withdrawing";
import { openWorkplace } from "../../../pwa/src/models/workplace";
import { FILE_STORES, putFile } from "../../../pwa/src/storage/files";
import type { Grant } from "../../../pwa/src/storage/schema";
import { allPending, grantsOf, type Pending, rowsOf } from "../../../pwa/src/storage/shown";
import { sha256 } from "../../../pwa/src/sync/uploads";
import type { Phone } from "./phone";

/** What the person is about to do. */
export interface Wish {
  readonly change: "put" | "set" | "del" | "settle" | "take-back";
  readonly rid: string;
  /** From 0 to 1: where, or which record of those that the phone shows. */
  readonly which: number;
  /** Whether also records of others are tried. */
  readonly others: boolean;
  readonly fields: Fields;
  /** The school that a class belongs to. */
  readonly school: string;
  /** Text that the bytes of a photo are made of. */
  readonly photo: string | null;
  /** Whether an older version of the form is still open. */
  readonly older: boolean;
}

/** Hears what the person has before their eyes while they write; it may be the last thing heard. */
export type See = (values: readonly unknown[]) => void;

interface Shown {
  readonly rid: string;
  readonly pending: Pending;
  readonly body: Fields;
}

/** Does it, where the phone shows something to do it to. */
export async function act(phone: Phone, wish: Wish, see: See): Promise<void> {
  const { user, device, token } = phone.owner;
  const server = { name: "", demo: false };
  const signedIn = { user, device, token, name: user, roles: [], server };
  openWorkplace({ signedIn, database: phone.handle() });
  const grants = await grantsOf(phone.database);
  const homes = grants.filter(({ key }) => /^(school|class)\//.test(key));
  if (wish.change === "put") return create(phone, picked(homes, wish.which), wish);
  const shown = await records(phone, homes, wish);
  switch (wish.change) {
    case "set":
      return edit(phone, picked(shown, wish.which), wish, see);
    case "del":
      return remove(picked(shown, wish.which));
    case "settle":
      return decide(shown, wish, see);
    case "take-back":
      return giveIn(shown, wish);
  }
}

async function create(phone: Phone, home: Grant | undefined, wish: Wish): Promise<void> {
  const [kind, place = ""] = home?.key.split("/") ?? [];
  const form = kind === undefined ? null : await formFor(phone, kind, wish.older);
  if (home === undefined || form === null) return;
  const { slot, key } = home;
  const now = Date.now();
  await finish({
    rid: wish.rid,
    form: form.id,
    version: form.version,
    answers: { ...wish.fields, ...(await photos(phone, wish.photo)) } as Answers,
    started: now,
    target: { slot, key, school: wish.school, class: kind === "class" ? place : null },
    saved: now,
  });
}

async function records(phone: Phone, homes: readonly Grant[], wish: Wish): Promise<Shown[]> {
  const { user } = phone.owner;
  const slots = new Set(homes.map(({ slot }) => slot));
  const all = await allPending(phone.database, RECORD);
  const shown = [...all].flatMap(([rid, pending]) => {
    const row = shownRow(pending, user);
    if (row === null || !slots.has(slotOf(pending) ?? 0)) return [];
    const own = row.meta.o === null || row.meta.o === user;
    return own || wish.others ? [{ rid, pending, body: row.body }] : [];
  });
  return shown.sort((one, other) => (one.rid < other.rid ? -1 : 1));
}

async function edit(phone: Phone, found: Shown | undefined, wish: Wish, see: See): Promise<void> {
  if (found === undefined) return;
  see(Object.values(found.body));
  const draft = await editRecord(found.rid);
  const fresh = { ...wish.fields, ...(await photos(phone, wish.photo)) };
  await finish({ ...draft, answers: { ...draft.answers, ...fresh } as Answers });
}

async function remove(found: Shown | undefined): Promise<void> {
  if (found !== undefined) await withdraw(found.rid);
}

/** Chooses among the versions of a record that met. */
async function decide(shown: readonly Shown[], wish: Wish, see: See): Promise<void> {
  const met = shown.filter(({ pending }) => pending.met.length > 0);
  const found = picked(met, wish.which);
  if (found === undefined) return;
  const meetings = meetingsOf(found.pending, found.body);
  const meeting = picked(meetings, (wish.which * 7919) % 1);
  const [offer] = meeting?.others ?? [];
  if (meeting === undefined || offer === undefined) return;
  see(Object.values(found.body));
  const way = Math.floor((wish.which * 104_729) % 3);
  if (meeting.name === "-" && way === 0) await removeAfterAll(found.rid, meetings);
  else if (meeting.name === "-" || way === 1) await keepPresent(found.rid, meeting);
  else await takeVersion(found.rid, meeting, offer.value);
}

/** Takes back what the office did not take. */
async function giveIn(shown: readonly Shown[], wish: Wish): Promise<void> {
  const troubled = shown.filter(
    ({ pending }) => pending.told.length > 0 || pending.sent.some(({ outcome }) => outcome === 2),
  );
  const found = picked(troubled, wish.which);
  if (found !== undefined) await takeBack(found.rid);
}

interface Form {
  readonly id: string;
  readonly version: number;
  readonly audience: string;
}

async function formFor(phone: Phone, audience: string, older: boolean): Promise<Form | null> {
  const rows = await rowsOf(phone.database, ["form"]);
  const forms = rows
    .map(({ body }) => body as unknown as Form)
    .filter((form) => form.audience === audience)
    .sort((one, other) => other.version - one.version);
  return forms[older ? forms.length - 1 : 0] ?? null;
}

/** A photo and its thumbnail, kept on the phone before the record is finished, as the page does. */
async function photos(phone: Phone, photo: string | null): Promise<Fields> {
  if (photo === null) return {};
  const [bytes, small] = [picture(photo, 3000), picture(`${photo} small`, 300)];
  const [name, thumb] = [await sha256(bytes), await sha256(small)];
  const type = "image/jpeg";
  const kept = { type, state: "draft", added: Date.now() } as const;
  await phone.database.write(FILE_STORES, async (tx) => {
    await putFile(tx, { ...kept, sha256: thumb, size: small.length, rank: 0 }, small.buffer);
    await putFile(tx, { ...kept, sha256: name, size: bytes.length, rank: 1 }, bytes.buffer);
  });
  return { photo: [{ $f: name, n: bytes.length, t: type, w: 4, h: 3, th: thumb }] };
}

/** Bytes that begin as a JPEG does and go on with `text`. */
function picture(text: string, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  const words = new TextEncoder().encode(`${base64url(new Uint8Array(2))}${text};`);
  for (let at = 4; at < size; at += 1) bytes[at] = words[at % words.length] ?? 0;
  return bytes;
}

function picked<T>(from: readonly T[], which: number): T | undefined {
  return from[Math.floor(which * from.length)];
}
