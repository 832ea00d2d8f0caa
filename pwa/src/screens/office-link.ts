/** Who has the office pages, and where such a person lands. */

import type { Session } from "../models/session";

const LEADING = /^(head|township|supervisor|admin|captain|trainer|municipal)$/;
const LOGGING = /^(teacher|head)$/;

/** Whether this person reads more of schools than their own work. */
export function leads(person: Session | null | undefined): boolean {
  return person?.roles.some(({ role }) => LEADING.test(role)) ?? false;
}

/** Whether somebody who has just come in is shown what their phone fetches: whoever teaches. */
export function awaitsPack(person: Session): boolean {
  return !leads(person) || person.roles.some(({ role }) => role === "teacher");
}

/** Whether the office is this person's first page: leaders at a desk, and those without a school. */
export function landsInOffice(person: Session): boolean {
  const logs = person.roles.some(({ role }) => LOGGING.test(role));
  return leads(person) && (!logs || matchMedia("(min-width: 800px)").matches);
}
