/** The vectors as the phone's half must satisfy them; `test_vectors.py` runs the same files. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import {
  type Answer,
  advance,
  apply,
  canonical,
  clean,
  ERRORS,
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

// biome-ignore lint/suspicious/noExplicitAny: a vector is whatever its file holds
function vectors(name: string): any {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf-8"));
}

function digest(names: readonly string[]): string {
  const text = names.map((name) => `${canonical(vectors(name))}\n`).join("");
  return createHash("sha256").update(text).digest("hex");
}

describe("the vector files", () => {
  const protocol = vectors("protocol");

  it("each have their runners", () => {
    const files = readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
    const runners: Record<string, string[]> = protocol.runners;
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
  const codes: { code: string; status: number; retry: boolean }[] = vectors("errors").codes;

  expect(Object.entries(ERRORS).map(([code, words]) => ({ code, ...words }))).toEqual(codes);
  expect(isErrorCode("toString")).toBe(false);
});

describe("ids", () => {
  it.each<unknown>(vectors("ids").ids)("%j is one", (text) => {
    expect(isId(text)).toBe(true);
  });

  it.each(vectors("ids").not_ids.map((text: unknown) => [text]))("%j is none", (text: unknown) => {
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
  it.each<[Value, Value]>(vectors("values").clean)("%j is cleaned", (value, cleaned) => {
    expect(canonical(clean(value))).toBe(canonical(cleaned));
  });

  it.each<[Value, string]>(vectors("values").canonical)("%j has one text", (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it.each<[Value, Value, boolean]>(vectors("values").same)("%j and %j: %s", (one, other, are) => {
    expect([same(one, other), same(other, one)]).toEqual([are, are]);
  });
});

describe("mutations", () => {
  it.each<[Fields, Fields]>(vectors("mutations").good)("%j is understood", (wire, read) => {
    const mutation = parseMutation(wire);

    expect(canonical({ ...mutation })).toBe(canonical(read));
    expect(canonical(wireMutation(mutation))).toBe(canonical(wire));
  });

  it.each(malformed(vectors("mutations").malformed))("%j is malformed", (wire) => {
    expect(() => parseMutation(wire)).toThrow(MalformedError);
  });
});

describe("cursors", () => {
  it.each<[number[]]>(wrapped(vectors("cursors").good))("%j is understood", (wire) => {
    expect(wireCursor(parseCursor(wire))).toEqual(wire);
  });

  it.each(malformed(vectors("cursors").malformed))("%j is malformed", (wire) => {
    expect(() => parseCursor(wire)).toThrow(MalformedError);
  });

  it.each(vectors("cursors").resets)("%j", ({ cursor, reset, ...stream }) => {
    expect(needsReset(parseCursor(cursor), stream)).toBe(reset);
  });

  it.each<[number[], number, number[]]>(vectors("cursors").advances)(
    "%j moves to %d",
    (before, seq, after) => {
      expect(wireCursor(advance(parseCursor(before), seq))).toEqual(after);
    },
  );
});

describe("merges", () => {
  it.each(vectors("merges").cases)(
    "$rule",
    ({ state, mutation, epochs, seq, after, before, result }) => {
      const held: Record<string, Value> = before ?? {};

      const merged = apply(
        state as State | null,
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
  const { owner, cases } = vectors("overlays");

  it.each(cases)("$rule", ({ base, mutations, row }) => {
    const read = (wire: Value) =>
      parseReply({ q: 1, now: 1, r: { "1": [wire] } }).rows.get(1)?.[0] ?? null;

    const seen = overlay(base && read(base), mutations.map(parseMutation), owner);

    expect(seen).toEqual(row && read(row));
  });
});

describe("messages", () => {
  const { requests, replies } = vectors("messages");

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

  it.each(malformed(replies.malformed))("reply %j is malformed", (wire) => {
    expect(() => parseReply(wire)).toThrow(MalformedError);
  });
});

function bySlot<T>(lists: ReadonlyMap<number, readonly T[]>, wire: (item: T) => unknown) {
  return Object.fromEntries([...lists].map(([slot, list]) => [slot, list.map(wire)]));
}

function wrapped<T>(items: readonly T[]): [T][] {
  return items.map((item) => [item]);
}

function malformed(items: readonly unknown[]): [unknown][] {
  return wrapped(items);
}
