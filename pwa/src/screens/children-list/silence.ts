/** Who was not heard of for long: children, pairs and contact columns, the longest first. */

import type { Child, SchoolClass } from "../../models/library";
import type { RecordView } from "../../models/records";
import type { FocusHere, PairHere } from "../../plans/world";
import { lastContacts } from "../fill/form-context";

/** Somebody or something with the day of the last word; null where there was none. */
export interface Silent {
  readonly id: string;
  readonly last: string | null;
}

export interface SilentChild extends Silent {
  readonly name: string;
  /** A child of the focus register; the day it was last followed up, or null. */
  readonly focus: { readonly last: string | null } | null;
}

/** The children of a class, those longest without contact first. */
export function silentChildren(
  of: string,
  children: readonly Child[],
  written: readonly RecordView[],
  focus: readonly FocusHere[],
): readonly SilentChild[] {
  const contacts = lastContacts(written);
  const followed = lastOf(written, "child", ({ child }) => child);
  return children
    .filter((child) => child.class === of && child.left === undefined)
    .map(({ id, name }) => ({
      id,
      name,
      last: contacts.get(id) ?? null,
      focus: focus.some(({ child }) => child === id) ? { last: followed.get(id) ?? null } : null,
    }))
    .sort((one, other) => bySilence(one, other) || one.name.localeCompare(other.name, "zh"));
}

/** The pairs that run, those longest without an entry first. */
export function silentPairs(
  pairs: readonly PairHere[],
  written: readonly RecordView[],
  today: string,
): readonly Silent[] {
  const last = lastOf(written, "pairing", ({ pair }) => pair);
  return pairs
    .filter(({ to }) => to === null || to >= today)
    .map(({ id }) => ({ id, last: last.get(id) ?? null }))
    .sort(bySilence);
}

/** The contact columns of classes, the oldest first. */
export function silentColumns(
  classes: readonly SchoolClass[],
  written: readonly RecordView[],
): readonly Silent[] {
  const columns = written.filter(({ answers }) => answers.kind === "column");
  const last = lastOf(columns, "column", ({ class_ref }) => class_ref);
  return classes.map(({ id }) => ({ id, last: last.get(id) ?? null })).sort(bySilence);
}

/** The day of the newest finished record of a form, by what it is about. */
function lastOf(
  written: readonly RecordView[],
  form: string,
  about: (answers: RecordView["answers"]) => unknown,
): Map<string, string> {
  const last = new Map<string, string>();
  for (const record of written) {
    const id = record.form === form && record.state !== "draft" ? about(record.answers) : null;
    if (typeof id === "string" && (last.get(id) ?? "") < record.date) last.set(id, record.date);
  }
  return last;
}

function bySilence({ last: one }: Silent, { last: other }: Silent): number {
  if (one === other) return 0;
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
