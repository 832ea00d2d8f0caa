/** What the person who is signed in finds behind links of the office's pages. */

import { session } from "../../models/session";

function isAny(roles: RegExp): boolean {
  return session.value?.roles.some(({ role }) => roles.test(role)) ?? false;
}

/** Whether a number of records opens any of them. */
export function readsRecords(): boolean {
  return isAny(/^(head|township|supervisor|captain|trainer)$/);
}

/** Whether what is open at a school is theirs to look at. */
export function settles(): boolean {
  return isAny(/^(head|township|supervisor)$/);
}

/** Whether they make plans for others than themselves. */
export function makesPlans(): boolean {
  return settles();
}
