/** The words of the protocol as the vectors have them; `test_vectors.py` runs the same files. */

import { createHash } from "node:crypto";
import {
  advance,
  canonical,
  clean,
  ERRORS,
  type Fields,
  isErrorCode,
  isId,
  MalformedError,
  needsReset,
  newId,
  PROTOCOL,
  parseCursor,
  parseMutation,
  same,
  type Value,
  wireCursor,
  wireMutation,
} from "@daybook/sync";
import { describe, expect, it, test } from "vitest";
import { vectorFiles, vectors, wrapped } from "./vector-files";

/** The vector files that the tests beside this one run, and this one. */
const runs: Readonly<Record<string, readonly string[]>> = {
  "tests/sync/vectors.test.ts": ["cursors", "errors", "ids", "mutations", "values"],
  "tests/sync/merging.test.ts": ["merges", "overlays"],
  "tests/sync/messages.test.ts": ["messages"],
};

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
    const { runners } = protocol;
    const files = vectorFiles().filter((name) => name !== "protocol");

    expect(files.sort()).toEqual(Object.keys(runners).sort());
  });

  it.each(Object.entries(runs))("are claimed by %s as it runs them", (file, names) => {
    const claimed = Object.entries(protocol.runners).filter(([, by]) => by.includes(file));

    expect(claimed.map(([name]) => name).sort()).toEqual(names);
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
