/** What was not taken of a record: why, what the office said, and what a person can do about it. */

import { type Change, type Fields, OUTCOME } from "@daybook/sync";
import type { Localized } from "../forms/compiled";
import type { JournalItem } from "../storage/schema";
import type { Pending } from "../storage/shown";
import { changeIn, isTroubled } from "./record-body";

/** What the office said when it gave a change back. */
export interface Returned {
  readonly note: string;
  /** A name. */
  readonly by: string;
  /** ms since 1970. */
  readonly at: number;
}

export interface Trouble {
  /** The id of the change. */
  readonly mid: string;
  /** A word of the protocol's list. */
  readonly reason: string;
  /** What is wrong, by question. */
  readonly fields: Readonly<Record<string, Localized>>;
  readonly change: Change;
  /** Whether the office keeps it; what the server refused is on this phone only. */
  readonly kept: boolean;
  readonly returned: Returned | null;
  /** Written elsewhere for a class or school that this person has lost: not to be completed here. */
  readonly lost?: true;
}

/**
 * `complete`: open the form; `decide`: remove it or keep it; `wait`: the office has to look;
 * `elsewhere`: another login has to send it.
 */
export type Remedy = "complete" | "decide" | "wait" | "elsewhere";

/** What a person can do about it. */
export function remedyFor({ change, reason, kept, returned, lost }: Trouble): Remedy {
  if (lost) return "wait";
  if (change === "del") return "decide";
  if (!kept) return reason === "wrong-account" ? "elsewhere" : "complete";
  return returned !== null || reason === "invalid" ? "complete" : "wait";
}

/** What was not taken of a record, oldest first; what only waits for an earlier one is left out. */
export function troublesOf({ sent, told }: Pending): readonly Trouble[] {
  const said = new Map(told.map(({ rid, body }) => [rid, body]));
  const own = sent.filter(isTroubled).map((item) => ownTrouble(item, said.get(item.mid)));
  const here = new Set(own.map(({ mid }) => mid));
  const others = told.filter(({ rid }) => !here.has(rid));
  const all = [...others.map(({ rid, body }) => toldTrouble(rid, body)), ...own];
  const first = all.filter(({ reason, returned }) => reason !== "after-held" || returned !== null);
  return first.length > 0 ? first : all;
}

function ownTrouble(item: JournalItem, said: Fields | undefined): Trouble {
  const { reason, fields } = item.detail;
  const kept = item.outcome === OUTCOME.held;
  return {
    mid: item.mid,
    reason: typeof reason === "string" ? reason : "",
    kept,
    fields: (kept ? (fields ?? {}) : {}) as unknown as Trouble["fields"],
    change: changeIn(item),
    returned: said === undefined ? null : returnedIn(said),
  };
}

/** A change that was made on another phone of this person's. */
function toldTrouble(mid: string, body: Fields): Trouble {
  return {
    mid,
    reason: typeof body.reason === "string" ? body.reason : "",
    kept: true,
    fields: {},
    change: body.change as Change,
    returned: returnedIn(body),
    ...(typeof body.slot === "number" ? {} : { lost: true }),
  };
}

function returnedIn({ note, by, at }: Fields): Returned {
  return { note: textOf(note), by: textOf(by), at: typeof at === "number" ? at : 0 };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
