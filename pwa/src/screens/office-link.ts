/** Who has the office pages, and where such a person lands. */

import type { Session } from "../models/session";

const LEADING = new Set(["head", "township", "supervisor"]);

/** Whether this person reads the records of schools. */
export function leads(person: Session | null | undefined): boolean {
  return person?.roles.some(({ role }) => LEADING.has(role)) ?? false;
}

/** Whether the office is this person's first page here: leaders at a desk. */
export function landsInOffice(person: Session): boolean {
  return leads(person) && matchMedia("(min-width: 800px)").matches;
}
