/** What phone and server say to each other in one round trip: push, then pull. */

import { type Cursor, parseCursor, wireCursor } from "./cursor.ts";
import type { Outcome } from "./merge.ts";
import { MalformedError, whole } from "./mutation.ts";
import { type Fields, isFields, isList, type Value } from "./values.ts";
import { PROTOCOL } from "./version.ts";

/** What is known of a row besides its body: owner, visibility, form, created, received. */
export interface Meta {
  readonly o: string | null;
  readonly v: number;
  readonly f?: readonly [string, number];
  readonly ca: number;
  readonly ra: number;
}

export interface Row {
  readonly rid: string;
  readonly seq: number;
  readonly kind: string;
  readonly meta: Meta;
  readonly body: Fields;
}

export interface Tombstone {
  readonly rid: string;
  readonly seq: number;
}

/** `mutations` are wire objects, sent exactly as they were frozen. */
export interface SyncRequest {
  readonly nonce: number;
  readonly device: string;
  readonly app: string;
  readonly now: number;
  readonly cursors: readonly Cursor[];
  readonly mutations: readonly Fields[];
  readonly wish: number;
  readonly storage?: Fields;
}

/** What became of the mutation at `index` of the request. */
export interface Answer {
  readonly index: number;
  readonly outcome: Outcome;
  readonly seq: number | null;
  readonly detail: Fields;
}

export interface Opened {
  readonly slot: number;
  readonly gid: number;
  readonly key: string;
  readonly role: string;
}

export interface Closed {
  readonly slot: number;
  readonly gid: number;
}

export interface SyncReply {
  readonly nonce: number;
  readonly now: number;
  readonly answers: readonly Answer[];
  readonly opened: readonly Opened[];
  readonly closed: readonly Closed[];
  readonly cursors: readonly Cursor[];
  readonly resets: readonly number[];
  readonly rows: ReadonlyMap<number, readonly Row[]>;
  readonly tombstones: ReadonlyMap<number, readonly Tombstone[]>;
  readonly more: boolean;
  readonly backedUp: ReadonlyMap<number, number>;
  readonly need: readonly string[];
  readonly oldest: number;
  readonly app: string | null;
}

/** The wire object of a request. */
export function wireRequest(request: SyncRequest): Fields {
  return {
    p: PROTOCOL,
    q: request.nonce,
    d: request.device,
    app: request.app,
    now: request.now,
    c: request.cursors.map(wireCursor),
    m: request.mutations,
    n: request.wish,
    ...(request.storage === undefined ? {} : { st: request.storage }),
  };
}

/** The reply of a wire object; unknown keys are ignored; throws `MalformedError`. */
export function parseReply(raw: unknown): SyncReply {
  if (!isFields(raw)) throw new MalformedError("a reply is not an object");
  const grants = list(raw, "g");
  const versions = isFields(raw.v) ? raw.v : {};
  return {
    nonce: whole(raw.q, "q"),
    now: whole(raw.now, "now"),
    answers: list(raw, "a").map(parseAnswer),
    opened: grants.filter((grant) => !isClosing(grant)).map(parseOpened),
    closed: grants.filter(isClosing).map(parseClosed),
    cursors: list(raw, "c").map(parseCursor),
    resets: list(raw, "z").map((slot) => whole(slot, "z", 1)),
    rows: bySlot(raw, "r", (rows) => array(rows, "r").map(parseRow)),
    tombstones: bySlot(raw, "x", (rows) => array(rows, "x").map(parseTombstone)),
    more: raw.more === 1,
    backedUp: bySlot(raw, "bk", (seq) => whole(seq, "bk")),
    need: list(raw, "need").map((hash) => text(hash, "need")),
    oldest: versions.min === undefined ? PROTOCOL : whole(versions.min, "v.min"),
    app: typeof versions.app === "string" ? versions.app : null,
  };
}

function parseAnswer(raw: Value): Answer {
  const [index, outcome, seq, detail] = array(raw, "a");
  return {
    index: whole(index, "a"),
    outcome: whole(outcome, "a", 0, 4) as Outcome,
    seq: seq === null || seq === undefined ? null : whole(seq, "a"),
    detail: isFields(detail) ? detail : {},
  };
}

function isClosing(raw: Value): boolean {
  const [slot] = array(raw, "g");
  return typeof slot === "number" && slot < 0;
}

function parseOpened(raw: Value): Opened {
  const [slot, gid, key, role] = array(raw, "g");
  return {
    slot: whole(slot, "g", 1),
    gid: whole(gid, "g"),
    key: text(key, "g"),
    role: text(role, "g"),
  };
}

function parseClosed(raw: Value): Closed {
  const [slot, gid] = array(raw, "g");
  return { slot: -whole(slot, "g", -Number.MAX_SAFE_INTEGER, -1), gid: whole(gid, "g") };
}

function parseRow(raw: Value): Row {
  const [rid, seq, kind, meta, body] = array(raw, "r");
  if (!isFields(meta) || !isFields(body)) throw new MalformedError("r holds a row without a body");
  return {
    rid: text(rid, "r"),
    seq: whole(seq, "r"),
    kind: text(kind, "r"),
    meta: parseMeta(meta),
    body,
  };
}

function parseMeta(raw: Fields): Meta {
  const form = isList(raw.f) ? { f: [text(raw.f[0], "f"), whole(raw.f[1], "f")] as const } : {};
  return {
    o: typeof raw.o === "string" ? raw.o : null,
    v: whole(raw.v, "v"),
    ...form,
    ca: whole(raw.ca, "ca", -Number.MAX_SAFE_INTEGER - 1),
    ra: whole(raw.ra, "ra"),
  };
}

function parseTombstone(raw: Value): Tombstone {
  const [rid, seq] = array(raw, "x");
  return { rid: text(rid, "x"), seq: whole(seq, "x") };
}

function bySlot<T>(raw: Fields, key: string, parse: (value: Value) => T): Map<number, T> {
  const held = raw[key] ?? {};
  if (!isFields(held)) throw new MalformedError(`${key} is not an object by slot`);
  return new Map(
    Object.entries(held).map(([slot, value]) => [whole(Number(slot), key, 1), parse(value)]),
  );
}

function list(raw: Fields, key: string): readonly Value[] {
  return raw[key] === undefined ? [] : array(raw[key], key);
}

function array(value: Value | undefined, key: string): readonly Value[] {
  if (!isList(value)) throw new MalformedError(`${key} is not a list`);
  return value;
}

function text(value: Value | undefined, key: string): string {
  if (typeof value !== "string") throw new MalformedError(`${key} is not a text`);
  return value;
}
