/** Whose part of a record this person may write, and who has written it. */

import type { CompiledForm, Field } from "../../forms/compiled";
import { ownPair, pairs, people, profile } from "../../models/library";
import type { RecordView } from "../../models/records";
import { reviewsOf } from "../../models/reviews";
import { session } from "../../models/session";
import { leaves, nameOf } from "../answer-words";

/** Whoever answers a question in the author's stead. */
export type PartRole = NonNullable<Field["by"]>;

/** The questions of each part of a form, in its order. */
export function partsOf(form: CompiledForm): ReadonlyMap<PartRole, readonly Field[]> {
  const parts = new Map<PartRole, Field[]>();
  for (const field of leaves(form.fields)) {
    if (field.by) parts.set(field.by, [...(parts.get(field.by) ?? []), field]);
  }
  return parts;
}

/** The form in which one part is asked. */
export function askedAs(form: CompiledForm, role: PartRole): CompiledForm {
  return { ...form, fields: form.fields.map((field) => opened(field, role)) };
}

function opened({ off, ...field }: Field, role: PartRole): Field {
  const inside = field.fields?.map((each) => opened(each, role));
  const asked = field.by === role ? field : { ...field, ...(off && { off }) };
  return inside ? { ...asked, fields: inside } : asked;
}

/** Whether this person writes that part, as the server will find too. */
export function plays(role: PartRole, record: RecordView): boolean {
  const { school, answers } = record;
  const own = record.author === session.value?.user;
  if (role === "partner") return gains(record, own);
  if (role === "host") return isHead(answers.to_school);
  if (role === "receiver") return [answers.to ?? []].flat().some(isHead);
  const leads = isHead(school) || (role === "reviewer" && holds("group_leader", school));
  return leads && !own;
}

/** The side that is supported says what it gained; in a file of the school's own, its author. */
function gains({ answers }: RecordView, own: boolean): boolean {
  const pair = pairs.value.find(({ id }) => id === answers.pair);
  if (pair?.supported) return pair.supported === session.value?.user;
  return pair ? ownPair(pair.id) !== undefined : own;
}

function isHead(school: unknown): boolean {
  return holds("head", school);
}

function holds(role: string, place: unknown): boolean {
  return profile.value?.roles.some((each) => each.role === role && each.place === place) ?? false;
}

/** The name of whoever wrote a part, as far as this phone can tell. */
export function writerOf(role: PartRole, { rid, author, answers }: RecordView): string {
  if (role === "partner") {
    const pair = pairs.value.find(({ id }) => id === answers.pair);
    return nameOf("people", pair?.supported ?? author);
  }
  const others = reviewsOf(rid).filter(({ by }) => by !== author);
  const head = people.value.find((each) => each.role === "head" && !each.left);
  return others[others.length - 1]?.name ?? head?.name ?? "";
}
