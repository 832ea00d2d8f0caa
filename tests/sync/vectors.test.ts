/** The vectors as the phone's half must satisfy them; `test_vectors.py` runs the same files. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import {
  type Answer,
  advance,
  apply,
  canonical,
  clean,
  type Epochs,
  ERRORS,
  type Fate,
  type Fields,
  isErrorCode,
  isId,
  MalformedError,
  needsReset,
  newId,
  overlay,
  PROTOCOL,
  parseCursor,
  parseMutation,
  parseReply,
  type State,
  same,
  type Value,
  wireCursor,
  wireMutation,
  wireRequest,
} from "@daybook/sync";
import { describe, expect, it, test } from "vitest";

const folder = new URL("../../sync/vectors/", import.meta.url);
const ours = ["cursors", "errors", "ids", "merges", "messages", "mutations", "overlays", "values"];

interface Protocol {
  readonly version: number;
  readonly digests: Record<string, string>;
  readonly wire: readonly string[];
  readonly runners: Record<string, readonly string[]>;
}

interface Reset {
  readonly cursor: number[];
  readonly epoch: number;
  readonly head: number;
  readonly floor: number;
  readonly reset: boolean;
}

interface Merge {
  readonly rule: string;
  readonly state: State | null;
  readonly mutation: Fields;
  readonly epochs: Epochs;
  readonly seq: number;
  readonly after?: Fate;
  readonly before?: Readonly<Record<string, Value>>;
  readonly result: Value;
}

interface Overlay {
  readonly rule: string;
  readonly base: Value;
  readonly mutations: readonly Fields[];
  readonly row: Value;
}

interface WireRequest {
  readonly q: number;
  readonly d: string;
  readonly app: string;
  readonly now: number;
  readonly c: readonly unknown[];
  readonly m: readonly Fields[];
  readonly n: number;
  readonly st?: Fields;
}

interface GoodReply {
  readonly wire: Fields;
  readonly [part: string]: unknown;
}

interface Messages {
  readonly requests: { readonly good: readonly WireRequest[] };
  readonly replies: { readonly good: readonly GoodReply[]; readonly malformed: readonly Value[] };
}

function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf-8"));
}

const ids = vectors<{ ids: string[]; not_ids: unknown[] }>("ids");
const values = vectors<{
  clean: [Value, Value][];
  canonical: [Value, string][];
  same: [Value, Value, boolean][];
}>("values");
const mutations = vectors<{ good: [Fields, Fields][]; malformed: Value[] }>("mutations");
const cursors = vectors<{
  good: number[][];
  malformed: Value[];
  resets: Reset[];
  advances: [number[], number, number[]][];
}>("cursors");

function digest(names: readonly string[]): string {
  const text = names.map((name) => `${canonical(vectors(name))}\n`).join("");
  return createHash("sha256").update(text).digest("hex");
}

describe("the vector files", () => {
  const protocol = vectors<Protocol>("protocol");

  it("each have their runners", () => {
    const files = readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
    const { runners } = protocol;
    const claimed = Object.keys(runners).filter((name) =>
      runners[name]?.includes("tests/sync/vectors.test.ts"),
    );

    expect(files.filter((name) => name !== "protocol").sort()).toEqual(Object.keys(runners).sort());
    expect(claimed.sort()).toEqual(ours);
  });

  it("do not change without the protocol's number", () => {
    expect(protocol.version).toBe(PROTOCOL);
    expect(protocol.digests[PROTOCOL]).toBe(digest(protocol.wire));
  });
});

test("error codes", () => {
  const { codes } = vectors<{ codes: Value[] }>("errors");

  expect(Object.entries(ERRORS).map(([code, words]) => ({ code, ...words }))).toEqual(codes);
  expect(isErrorCode("toString")).toBe(false);
});

describe("ids", () => {
  it.each(ids.ids)("%j is one", (text) => {
    expect(isId(text)).toBe(true);
  });

  it.each(wrapped(ids.not_ids))("%j is none", (text) => {
    expect(isId(text)).toBe(false);
  });

  it("are fresh, ordered by time, and of version 7", () => {
    const made = [newId(1), newId(2), newId(2)];

    expect(new Set(made).size).toBe(3);
    expect(made.every(isId)).toBe(true);
    expect(Buffer.from(newId(), "base64url").toString("hex")).toMatch(/^.{12}7.{3}[89ab]/);
    expect(Buffer.from(newId(0x1234), "base64url").readUIntBE(0, 6)).toBe(0x1234);
  });
});

describe("values", () => {
  it.each(values.clean)("%j is cleaned", (value, cleaned) => {
    expect(canonical(clean(value))).toBe(canonical(cleaned));
  });

  it.each(values.canonical)("%j has one text", (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it.each(values.same)("%j and %j: %s", (one, other, are) => {
    expect([same(one, other), same(other, one)]).toEqual([are, are]);
  });
});

describe("mutations", () => {
  it.each(mutations.good)("%j is understood", (wire, read) => {
    const mutation = parseMutation(wire);

    expect(canonical({ ...mutation })).toBe(canonical(read));
    expect(canonical(wireMutation(mutation))).toBe(canonical(wire));
  });

  it.each(wrapped(mutations.malformed))("%j is malformed", (wire) => {
    expect(() => parseMutation(wire)).toThrow(MalformedError);
  });
});

describe("cursors", () => {
  it.each(wrapped(cursors.good))("%j is understood", (wire) => {
    expect(wireCursor(parseCursor(wire))).toEqual(wire);
  });

  it.each(wrapped(cursors.malformed))("%j is malformed", (wire) => {
    expect(() => parseCursor(wire)).toThrow(MalformedError);
  });

  it.each(cursors.resets)("%j", ({ cursor, reset, ...stream }) => {
    expect(needsReset(parseCursor(cursor), stream)).toBe(reset);
  });

  it.each(cursors.advances)("%j moves to %d", (before, seq, after) => {
    expect(wireCursor(advance(parseCursor(before), seq))).toEqual(after);
  });
});

describe("merges", () => {
  it.each(vectors<{ cases: Merge[] }>("merges").cases)(
    "$rule",
    ({ state, mutation, epochs, seq, after, before, result }) => {
      const held = before ?? {};

      const merged = apply(
        state,
        parseMutation(mutation),
        epochs,
        seq,
        after ?? null,
        (field) => held[field] ?? null,
      );

      const told = "reason" in merged ? { held: merged.reason } : { ...merged };
      expect(canonical(told as unknown as Value)).toBe(canonical(result));
    },
  );
});

describe("overlays", () => {
  const { owner, cases } = vectors<{ owner: string; cases: Overlay[] }>("overlays");

  it.each(cases)("$rule", ({ base, mutations: pending, row }) => {
    const read = (wire: Value) =>
      wire === null
        ? null
        : (parseReply({ q: 1, now: 1, r: { "1": [wire] } }).rows.get(1)?.[0] ?? null);

    const seen = overlay(read(base), pending.map(parseMutation), owner);

    expect(seen).toEqual(read(row));
  });
});

describe("messages", () => {
  const { requests, replies } = vectors<Messages>("messages");

  it.each(wrapped(requests.good))("request %j is written", (wire) => {
    const { q, d, app, now, c, m, n, st } = wire;
    const request = {
      nonce: q,
      device: d,
      app,
      now,
      cursors: c.map(parseCursor),
      mutations: m,
      wish: n,
      ...(st === undefined ? {} : { storage: st }),
    };

    expect(wireRequest(request)).toEqual(wire);
  });

  it.each(replies.good)("reply %j is understood", ({ wire, ...read }) => {
    const reply = parseReply(wire);

    const answers = reply.answers.map(({ index, outcome, seq, detail }: Answer) => [
      index,
      outcome,
      seq,
      detail,
    ]);
    expect({ nonce: reply.nonce, now: reply.now, more: reply.more, answers }).toEqual({
      nonce: read.nonce,
      now: read.now,
      more: read.more,
      answers: read.answers,
    });
    expect(reply.opened.map((grant) => [grant.slot, grant.gid, grant.key, grant.role])).toEqual(
      read.opened,
    );
    expect(reply.closed.map((grant) => [grant.slot, grant.gid])).toEqual(read.closed);
    expect(reply.cursors.map(wireCursor)).toEqual(read.cursors);
    expect(reply.resets).toEqual(read.resets);
    expect(
      bySlot(reply.rows, ({ rid, seq, kind, meta, body }) => [rid, seq, kind, meta, body]),
    ).toEqual(read.rows);
    expect(bySlot(reply.tombstones, ({ rid, seq }) => [rid, seq])).toEqual(read.tombstones);
    expect(Object.fromEntries(reply.backedUp)).toEqual(read.backed_up);
    expect(reply.need).toEqual(read.need);
  });

  it.each(wrapped(replies.malformed))("reply %j is malformed", (wire) => {
    expect(() => parseReply(wire)).toThrow(MalformedError);
  });
});

function bySlot<T>(lists: ReadonlyMap<number, readonly T[]>, wire: (item: T) => unknown) {
  return Object.fromEntries([...lists].map(([slot, list]) => [slot, list.map(wire)]));
}

/** Rows of one for `it.each`, which spreads lists. */
function wrapped<T>(items: readonly T[]): [T][] {
  return items.map((item) => [item]);
}
