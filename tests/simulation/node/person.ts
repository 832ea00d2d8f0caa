/** The person with the phone: writes, edits and removes records the way the page lets them. */

import { base64url, type Fields } from "@daybook/sync";
import {
  RECORD,
  agreedRow,
  answersIn,
  filesIn,
  shownRow,
} from "../../../pwa/src/models/record-body";
import { FILE_STORES, putFile, sendFiles } from "../../../pwa/src/storage/files";
import type { Grant } from "../../../pwa/src/storage/schema";
import { allPending, grantsOf, onePending, rowsOf } from "../../../pwa/src/storage/shown";
import { shownEpoch } from "../../../pwa/src/sync/cursors";
import { type Change, enqueue } from "../../../pwa/src/sync/enqueue";
import { sha256 } from "../../../pwa/src/sync/uploads";
import type { Phone } from "./phone";

/** What the person is about to do. */
export interface Wish {
  readonly change: "put" | "set" | "del";
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
  /** Whether the page is of before the newer keys. */
  readonly plain: boolean;
}

/** What the person had before their eyes in the fields that they wrote over. */
export type Seen = readonly unknown[];

/** Does it; null when the phone shows nothing to do it to. */
export async function act(phone: Phone, wish: Wish): Promise<Seen | null> {
  const grants = await grantsOf(phone.database);
  const homes = grants.filter(({ key }) => /^(school|class)\//.test(key));
  if (wish.change !== "put") return change(phone, homes, wish);
  const home = picked(homes, wish.which);
  return home === undefined ? null : create(phone, home, wish);
}

async function create(phone: Phone, home: Grant, wish: Wish): Promise<Seen | null> {
  const form = await formFor(phone, home, wish.older);
  if (form === null) return null;
  const [kind, place = ""] = home.key.split("/");
  const at = phone.clock();
  const fields = {
    ...wish.fields,
    ...(await photoFields(phone, wish.photo)),
    _school: wish.school,
    _class: kind === "class" ? place : null,
    _date: "2026-11-20",
    _started: at,
    _finished: at,
  };
  const { slot } = home;
  await save(phone, wish, {
    change: "put",
    slot,
    rid: wish.rid,
    kind: RECORD,
    form: [form.id, form.version],
    base: [0, 0],
    fields,
    at,
  });
  return [];
}

async function change(phone: Phone, homes: readonly Grant[], wish: Wish): Promise<Seen | null> {
  const { user } = phone.owner;
  const all = await allPending(phone.database, RECORD);
  const shown = [...all].flatMap(([rid, pending]) => {
    const row = shownRow(pending, user);
    const slot = pending.row?.slot ?? [...pending.sent, ...pending.waiting][0]?.slot;
    const home = homes.find((each) => each.slot === slot);
    if (row === null || home === undefined) return [];
    return wish.others || row.meta.o === null || row.meta.o === user ? [{ rid, home }] : [];
  });
  const found = picked(shown.sort(byId), wish.which);
  if (found === undefined) return null;
  const { rid, home } = found;
  const pending = await onePending(phone.database, rid);
  const row = shownRow(pending, user);
  if (row === null) return null;
  const cursor = await phone.database.read(["cursor"], (tx) =>
    tx.objectStore("cursor").get(home.slot),
  );
  const agreed = agreedRow(pending, user);
  const base = [shownEpoch(cursor), pending.row?.seq ?? 0] as const;
  const common = { slot: home.slot, rid, kind: RECORD, base, at: phone.clock() };
  if (wish.change === "del") {
    await save(phone, wish, { ...common, change: "del", form: null, fields: {} });
    return [];
  }
  const edited = { ...row.body, ...wish.fields, ...(await photoFields(phone, wish.photo)) };
  const fields = agreed === null ? edited : changed(agreed.body, edited);
  const form = row.meta.f ?? null;
  await save(phone, wish, { ...common, change: agreed === null ? "put" : "set", form, fields });
  return Object.keys(fields).map((name) => row.body[name] ?? null);
}

function changed(before: Fields, after: Fields): Fields {
  const [old, fresh] = [answersIn(before), answersIn(after)];
  const names = Object.keys(fresh).filter(
    (name) => JSON.stringify(old[name] ?? null) !== JSON.stringify(fresh[name] ?? null),
  );
  return Object.fromEntries(names.map((name) => [name, fresh[name] ?? null])) as Fields;
}

async function save(phone: Phone, wish: Wish, frozen: Change): Promise<void> {
  await phone.database.write(["outbox", "journal", "files"], async (tx) => {
    await enqueue(tx, frozen);
    await sendFiles(tx, filesIn(frozen.fields));
    if (wish.plain) await forgetNewerKeys(tx.objectStore("outbox"));
  });
}

/** A page of the first version freezes a change without the keys that came later. */
async function forgetNewerKeys(outbox: {
  openCursor(
    range: null,
    way: "prev",
  ): Promise<{
    readonly value: { readonly text: string };
    update(value: never): Promise<unknown>;
  } | null>;
}): Promise<void> {
  const last = await outbox.openCursor(null, "prev");
  if (last === null) return;
  const { rp: _rp, ...known } = JSON.parse(last.value.text) as Fields;
  const text = JSON.stringify(known);
  await last.update({ ...last.value, text, size: Buffer.byteLength(text) } as never);
}

interface Form {
  readonly id: string;
  readonly version: number;
}

async function formFor(phone: Phone, home: Grant, older: boolean): Promise<Form | null> {
  const audience = home.key.split("/")[0];
  const rows = await rowsOf(phone.database, ["form"]);
  const forms = rows
    .map(({ body }) => body as unknown as Form & { readonly audience: string })
    .filter((form) => form.audience === audience)
    .sort((one, other) => other.version - one.version);
  return forms[older ? forms.length - 1 : 0] ?? null;
}

/** A photo and its thumbnail, kept on the phone before the record is finished, as the page does. */
async function photoFields(phone: Phone, photo: string | null): Promise<Fields> {
  if (photo === null) return {};
  const [bytes, small] = [picture(photo, 3000), picture(`${photo} small`, 300)];
  const [name, thumb] = [await sha256(bytes), await sha256(small)];
  const type = "image/jpeg";
  const added = phone.clock();
  const kept = { type, state: "draft", added } as const;
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

function byId(one: { readonly rid: string }, other: { readonly rid: string }): number {
  return one.rid < other.rid ? -1 : 1;
}

function picked<T>(from: readonly T[], where: number): T | undefined {
  return from[Math.floor(where * from.length)];
}
