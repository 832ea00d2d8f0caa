/**
 * The apply rule: what one mutation does to one row, decided by server-ordered base versions.
 *
 * A field's version is `[seq, branch]`, or `[seq, branch, mid]` when the mutation that wrote it is
 * not the first of its branch. Two keys of `versions` are marks: `*` stands for every field that is
 * not named (the creation), `-` for the removal.
 */

import type { Row } from "./messages.ts";
import type { Mutation } from "./mutation.ts";
import {
  canonical,
  type Fields,
  fromEntries,
  isFields,
  isList,
  own,
  same,
  type Value,
} from "./values.ts";

export type Version = readonly [seq: number, branch: string, mid?: string];
export type Fate = "applied" | "held" | "unknown";

/** The value of a field as it stood at a seq; null when it is not known any more. */
export type Before = (field: string, seq: number) => Value;

export const EVERY = "*";
export const REMOVAL = "-";

/** What became of a mutation; the numbers are the wire's. */
export const OUTCOME = { ok: 0, merged: 1, held: 2, later: 3, refused: 4 } as const;
export type Outcome = (typeof OUTCOME)[keyof typeof OUTCOME];

/** A stored row as the merge sees it; a removed row keeps its body for a revival. */
export interface State {
  readonly body: Fields;
  readonly versions: Readonly<Record<string, Version>>;
  readonly seq: number;
  readonly deleted: boolean;
}

/** A concurrent value that was overwritten and is kept: who wrote it, and what it was. */
export interface Conflict {
  readonly field: string;
  readonly lost: string;
  readonly value: Value;
}

/**
 * The new row; the outcome is `merged` when there are conflicts. There is still none where nothing
 * was to be removed.
 */
export interface Applied {
  readonly state: State | null;
  readonly conflicts: readonly Conflict[];
}

/** Not applied, to be quarantined: `reason` is a word of the protocol's list. */
export interface Held {
  readonly reason: string;
}

/** What `effective` and `apply` need besides the row: epochs as (epoch, head at its start). */
export type Epochs = readonly (readonly [epoch: number, start: number])[];

/**
 * The seq that `base` is worth now.
 *
 * A base of an earlier epoch counts no further than the head at which each later epoch began; one
 * of an epoch that was never here counts for nothing, so that a real conflict is never missed. Such
 * a life ended when the same backup, or an older one, was restored again; its number may be any.
 */
export function effective(base: readonly [number, number], epochs: Epochs): number {
  const [epoch, seq] = base;
  if (!epochs.some(([known]) => known === epoch)) return 0;
  const later = epochs.filter(([began]) => began > epoch).map(([, start]) => start);
  return Math.min(seq, ...later);
}

/**
 * What `mutation` makes of `state` when it takes place `seq` in its stream.
 *
 * `after` is what became of the mutation it names as its predecessor; `before` is asked only for
 * lists that two people changed at once.
 */
export function apply(
  state: State | null,
  mutation: Mutation,
  epochs: Epochs,
  seq: number,
  after: Fate | null = null,
  before: Before = () => null,
): Applied | Held {
  if (mutation.after !== null && after !== "applied") {
    return { reason: after === "held" ? "after-held" : "after-unknown" };
  }
  if (mutation.change === "act") return { reason: "state" };
  if (state === null) return begin(mutation, seq);
  const seen = effective(mutation.base, epochs);
  if (mutation.change === "del") return remove(state, mutation, seen, seq);
  return write(state, mutation, seen, seq, before);
}

/**
 * The row as the person sees it: `base`, or nothing, with the mutations that are still on their way.
 *
 * null when there is no such row, or when the last word on it is its removal.
 */
export function overlay(base: Row | null, pending: readonly Mutation[], owner: string): Row | null {
  let row = base;
  let removed = false;
  for (const mutation of pending) {
    removed = mutation.change === "del";
    if (mutation.change === "put") row ??= emptyRow(mutation, owner);
    if (row !== null && (mutation.change === "put" || mutation.change === "set")) {
      row = { ...row, body: patched(row.body, mutation.fields) };
    }
  }
  return removed ? null : row;
}

function emptyRow(mutation: Mutation, owner: string): Row {
  const form = mutation.form === null ? {} : { f: mutation.form };
  const meta = { o: owner, v: 0, ...form, ca: mutation.at, ra: 0 };
  return { rid: mutation.rid, seq: 0, kind: mutation.kind ?? "", meta, body: {} };
}

function patched(body: Fields, patch: Fields): Fields {
  return withoutNulls({ ...body, ...patch });
}

function withoutNulls(fields: Fields): Fields {
  return fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function begin(mutation: Mutation, seq: number): Applied | Held {
  const takesBack = mutation.change === "del" && (mutation.replaces?.length ?? 0) > 0;
  if (takesBack) return { state: null, conflicts: [] };
  return mutation.change === "put" ? create(mutation, seq) : { reason: "gone" };
}

function create(mutation: Mutation, seq: number): Applied {
  const versions = { [EVERY]: versionOf(mutation, seq) };
  const state = { body: withoutNulls(mutation.fields), versions, seq, deleted: false };
  return { state, conflicts: [] };
}

function remove(state: State, mutation: Mutation, seen: number, seq: number): Applied | Held {
  if (state.deleted) return { state, conflicts: [] };
  const written = Object.values(state.versions);
  if (written.some((version) => isConcurrent(version, mutation, seen))) {
    return { reason: "delete-vs-edit" };
  }
  const versions = { ...state.versions, [REMOVAL]: versionOf(mutation, seq) };
  return { state: { body: state.body, versions, seq, deleted: true }, conflicts: [] };
}

function write(
  state: State,
  mutation: Mutation,
  seen: number,
  seq: number,
  before: Before,
): Applied {
  const conflicts: Conflict[] = [];
  const patch: Record<string, Value> = Object.create(null);
  const versions: Record<string, Version> = Object.assign(Object.create(null), state.versions);
  const removal = versions[REMOVAL];
  delete versions[REMOVAL];
  for (const [name, mine] of Object.entries(mutation.fields)) {
    const theirs = own(state.body, name) ?? null;
    const version = lastWrite(state, name);
    patch[name] = mine;
    if (version && isConcurrent(version, mutation, seen) && !same(theirs, mine)) {
      conflicts.push({ field: name, lost: writer(version), value: theirs });
      patch[name] = union(before, name, seen, theirs, mine);
    }
    versions[name] = versionOf(mutation, seq);
  }
  if (removal !== undefined && removal[1] !== mutation.branch) {
    conflicts.push({ field: REMOVAL, lost: writer(removal), value: null });
  }
  const body = patched(state.body, patch);
  return { state: { body, versions, seq, deleted: false }, conflicts };
}

function versionOf(mutation: Mutation, seq: number): Version {
  return mutation.branch === mutation.id ? [seq, mutation.id] : [seq, mutation.branch, mutation.id];
}

function writer(version: Version): string {
  return version[2] ?? version[1];
}

function lastWrite(state: State, name: string): Version | undefined {
  const named = own(state.versions, name);
  return named ?? (own(state.body, name) === undefined ? undefined : state.versions[EVERY]);
}

function isConcurrent(version: Version, mutation: Mutation, seen: number): boolean {
  return version[0] > seen && version[1] !== mutation.branch;
}

/**
 * Three-way for lists of choices or files: theirs, less what I took away, then what I added.
 * Anything else, and lists with the same members in another order, is what I wrote.
 */
function union(before: Before, name: string, seen: number, theirs: Value, mine: Value): Value {
  if (!isSet(theirs) || !isSet(mine)) return mine;
  const [there, kept] = [members(theirs), members(mine)];
  if (there.size === kept.size && [...there].every((member) => kept.has(member))) return mine;
  const had = members(before(name, seen));
  const left = theirs.filter((item) => !had.has(canonical(item)) || kept.has(canonical(item)));
  const added = mine.filter((item) => !had.has(canonical(item)) && !there.has(canonical(item)));
  return [...left, ...added];
}

function isSet(value: Value): value is readonly Value[] {
  return isList(value) && value.every((item) => typeof item === "string" || isFile(item));
}

function isFile(value: Value): boolean {
  return isFields(value) && "$f" in value;
}

function members(value: Value): Set<string> {
  return new Set(isSet(value) ? value.map(canonical) : []);
}
