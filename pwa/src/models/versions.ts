/** Two versions of one answer: what they say, who wrote each, and the choice between them. */

import type { Fields, Value } from "@daybook/sync";
import type { BaseRow } from "../storage/schema";
import type { Pending } from "../storage/shown";

/** The name under which a removal meets an edit. */
export const REMOVED = "-";

/** One version: a user id, and ms since 1970. */
export interface Version {
  readonly value: Value | null;
  readonly by: string;
  readonly at: number;
}

/** A version that did not stand, and the row that offers it. */
export interface Offer extends Version {
  readonly row: string;
  readonly slot: number;
  readonly seq: number;
}

/** All versions of one answer; `name` is a question, `_date`, or `REMOVED`. */
export interface Meeting {
  readonly name: string;
  readonly present: Version;
  readonly others: readonly Offer[];
}

/** The answers of a record of which there is more than one version. */
export function meetingsOf({ met }: Pending, body: Fields): readonly Meeting[] {
  const byName = new Map<string, BaseRow[]>();
  for (const row of [...met].sort((one, other) => one.seq - other.seq)) {
    const name = textOf(row.body.field);
    if (isShown(name)) byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return [...byName].map(([name, rows]) => {
    const last = rows[rows.length - 1]?.body ?? {};
    const present = versionOf(body[name] ?? null, last.kept_by, last.kept_at);
    return { name, present, others: rows.map(offerOf) };
  });
}

/** The phone fills in some entries by itself; of those only the day means something to a person. */
function isShown(name: string): boolean {
  return name === "_date" || !name.startsWith("_");
}

function offerOf({ rid, slot, seq, body }: BaseRow): Offer {
  return { ...versionOf(body.lost ?? null, body.lost_by, body.lost_at), row: rid, slot, seq };
}

function versionOf(value: Value | null, by: unknown, at: unknown): Version {
  return { value, by: textOf(by), at: typeof at === "number" ? at : 0 };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
