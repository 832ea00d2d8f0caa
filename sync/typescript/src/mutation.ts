/** A mutation: one change of one row, frozen on the phone when it is enqueued. */

import { isId } from "./ids.ts";
import { type Fields, isFields, isList, type Value } from "./values.ts";

export type Change = "put" | "set" | "del" | "act";

/** The longest JSON text of one mutation; a longer one is refused. */
export const MAX_BYTES = 65_536;

/** How many held mutations one may take the place of. */
export const MOST_REPLACED = 100;

/** A part of a message that cannot be understood; the text names the key and the fault. */
export class MalformedError extends Error {
  override readonly name = "MalformedError";
}

/**
 * One change of one row.
 *
 * `base` is the [epoch, seq] of the row the person saw; `after` the previous mutation of the same
 * unacknowledged chain, `branch` the first one (its own id when it is itself the first). `kind` and
 * `form` are given on `put` only. `at` is the phone's clock in ms, never trusted for order. In
 * `fields` null clears. `extra` holds the keys this version does not know. `replaces` names held
 * mutations of the same author that are settled once this one is applied; left out for none.
 */
export interface Mutation {
  readonly id: string;
  readonly change: Change;
  readonly slot: number;
  readonly rid: string;
  readonly kind: string | null;
  readonly form: readonly [string, number] | null;
  readonly base: readonly [number, number];
  readonly after: string | null;
  readonly branch: string;
  readonly at: number;
  readonly fields: Fields;
  readonly extra: Fields;
  readonly replaces?: readonly string[];
}

const KEYS = new Set(["i", "k", "s", "r", "t", "f", "b", "af", "br", "at", "x", "rp"]);

/** The mutation of a wire object; throws `MalformedError`. */
export function parseMutation(raw: unknown): Mutation {
  if (!isFields(raw)) throw new MalformedError("a mutation is not an object");
  const mid = id(raw, "i");
  const change = raw.k;
  if (change !== "put" && change !== "set" && change !== "del" && change !== "act") {
    throw new MalformedError("k is not put, set, del or act");
  }
  const put = change === "put";
  const kind = put ? kindOf(raw.t) : null;
  const fields = raw.x === undefined ? {} : raw.x;
  if (!isFields(fields) || !Object.keys(fields).every(isField)) {
    throw new MalformedError("x is not an object of fields");
  }
  return {
    id: mid,
    change,
    slot: whole(raw.s, "s", 1),
    rid: id(raw, "r"),
    kind,
    form: put ? formOf(raw.f) : null,
    base: baseOf(raw.b),
    after: raw.af === undefined ? null : id(raw, "af"),
    branch: raw.br === undefined ? mid : id(raw, "br"),
    at: whole(raw.at, "at", -Number.MAX_SAFE_INTEGER - 1),
    fields,
    extra: unknownKeys(raw),
    replaces: replacesOf(raw.rp === undefined ? [] : raw.rp),
  };
}

/** The wire object of a mutation, without the keys that say nothing. */
export function wireMutation(mutation: Mutation): Fields {
  return {
    i: mutation.id,
    k: mutation.change,
    s: mutation.slot,
    r: mutation.rid,
    b: mutation.base,
    at: mutation.at,
    ...(mutation.kind === null ? {} : { t: mutation.kind }),
    ...(mutation.form === null ? {} : { f: mutation.form }),
    ...(mutation.after === null ? {} : { af: mutation.after }),
    ...(mutation.branch === mutation.id ? {} : { br: mutation.branch }),
    ...(mutation.replaces?.length ? { rp: mutation.replaces } : {}),
    ...(mutation.change === "del" ? {} : { x: mutation.fields }),
    ...mutation.extra,
  };
}

/** Whether `name` can name a field; `*` and `-` open the merge's own marks. */
export function isField(name: string): boolean {
  const length = [...name].length;
  return length > 0 && length <= 128 && !name.startsWith("*") && !name.startsWith("-");
}

/** `value` as a whole number between the bounds; throws `MalformedError` naming `name`. */
export function whole(
  value: unknown,
  name: string,
  low = 0,
  high: number = Number.MAX_SAFE_INTEGER + 1,
): number {
  if (!Number.isInteger(value) || (value as number) < low || (value as number) > high) {
    throw new MalformedError(`${name} is not a whole number from ${low} to ${high}`);
  }
  return value as number;
}

function id(raw: Fields, key: string): string {
  const value = raw[key];
  if (!isId(value)) throw new MalformedError(`${key} is not an id`);
  return value;
}

function kindOf(value: Value | undefined): string {
  if (typeof value !== "string" || !fits(value, 40)) {
    throw new MalformedError("t is not the name of a kind");
  }
  return value;
}

function formOf(value: Value | undefined): readonly [string, number] | null {
  if (value === undefined || value === null) return null;
  if (!isList(value) || value.length !== 2 || typeof value[0] !== "string") {
    throw new MalformedError("f is not [form, version]");
  }
  if (!fits(value[0], 100)) throw new MalformedError("f does not name a form");
  return [value[0], whole(value[1], "f", 1, 2 ** 31 - 1)];
}

function baseOf(value: Value | undefined): readonly [number, number] {
  if (!isList(value) || value.length !== 2) throw new MalformedError("b is not [epoch, seq]");
  return [whole(value[0], "b"), whole(value[1], "b")];
}

function replacesOf(value: Value): readonly string[] {
  if (!isList(value) || value.length > MOST_REPLACED || !value.every(isId)) {
    throw new MalformedError(`rp is not a list of up to ${MOST_REPLACED} ids`);
  }
  return value;
}

function fits(text: string, longest: number): boolean {
  const length = [...text].length;
  return length > 0 && length <= longest;
}

function unknownKeys(raw: Fields): Fields {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !KEYS.has(key)));
}
