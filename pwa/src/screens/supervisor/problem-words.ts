/** What went wrong, as a sentence that says what to do next. */

import type { OfficeKey } from "../../i18n/office-zh";
import type { OfficeProblem } from "../../models/office";

const SENTENCES: Partial<Record<OfficeProblem, OfficeKey>> = {
  offline: "problem.offline",
  "not-signed-in": "problem.sign-in",
  "token-expired": "problem.sign-in",
  "token-revoked": "problem.sign-in",
  "device-disabled": "problem.sign-in",
  "account-disabled": "problem.disabled",
  forbidden: "problem.forbidden",
  "not-found": "problem.not-found",
  gone: "problem.not-found",
  busy: "problem.busy",
  "too-many-requests": "problem.busy",
  "bad-request": "problem.request",
  invalid: "problem.request",
};

/** The sentence for a problem; whatever the list does not know is a fault of the server. */
export function problemKey(problem: OfficeProblem): OfficeKey {
  return SENTENCES[problem] ?? "problem.server";
}

/** Whether signing in again is what helps. */
export function wantsSignIn(problem: OfficeProblem): boolean {
  return problemKey(problem) === "problem.sign-in";
}
