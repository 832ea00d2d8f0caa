/** Two people's changes meet on the phone as the vectors say they meet on the server. */

import {
  apply,
  canonical,
  type Epochs,
  type Fate,
  type Fields,
  overlay,
  parseMutation,
  parseReply,
  type State,
  type Value,
} from "@daybook/sync";
import { describe, expect, it } from "vitest";
import { vectors } from "./vector-files";

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
