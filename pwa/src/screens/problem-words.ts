/** What went wrong, in a sentence that says that nothing is lost and what to do. */

import { t } from "../models/language";
import type { Problem } from "../models/session";

/** Errors that call for the same step have one sentence. */
const alike = {
  "bad-request": "update",
  "method-not-allowed": "update",
  "not-acceptable": "update",
  "wrong-version": "update",
  "upgrade-needed": "update",
  conflict: "again",
  "hash-mismatch": "again",
  "offset-mismatch": "again",
  "not-signed-in": "signin",
  "token-expired": "signin",
  "token-revoked": "signin",
  "device-disabled": "signin",
  "not-found": "nothing",
  gone: "nothing",
} as const;

type Alike = keyof typeof alike;

/** The sentence of an error of the server or the network. */
export function problemWords(problem: Problem): string {
  if (problem === "full") return t("bar.full");
  return t(isAlike(problem) ? `error.${alike[problem]}` : `error.${problem}`);
}

function isAlike(problem: Problem): problem is Alike {
  return problem in alike;
}
