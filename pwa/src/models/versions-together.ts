/** Two versions of one answer put together: as one text, or as a list that holds both. */

import { isList, type Value } from "@daybook/sync";
import type { Meeting } from "./versions";

/** Both texts, one after the other; null where they are not two texts or are too long together. */
export function joined(meeting: Meeting, most: number): string | null {
  const [other, more] = meeting.others;
  const { value } = meeting.present;
  if (other === undefined || more !== undefined) return null;
  if (typeof value !== "string" || typeof other.value !== "string") return null;
  const text = `${other.value}\n${value}`;
  return text.length <= most ? text : null;
}

/** Whether the present version is the others put together, as lists of choices or photos are. */
export function isUnited({ present, others }: Meeting): boolean {
  const all = membersOf(present.value);
  return others.every(({ value }) => {
    const members = membersOf(value);
    return members.size > 0 && members.size < all.size && [...members].every((one) => all.has(one));
  });
}

function membersOf(value: Value | null): Set<string> {
  return new Set(isList(value) ? value.map((member) => JSON.stringify(member)) : []);
}
