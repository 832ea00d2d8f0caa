/** What went wrong, in a sentence that says that nothing is lost and what to do. */

import { type MessageKey, t } from "../models/language";
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
  "not-found": "nothing",
  gone: "nothing",
} as const;

type Alike = keyof typeof alike;

/** The sentence of an error of the server or the network. */
export function problemWords(problem: Problem): string {
  return t(isAlike(problem) ? `error.${alike[problem]}` : `error.${problem}`);
}

function isAlike(problem: Problem): problem is Alike {
  return problem in alike;
}

const reasons: { readonly [reason: string]: MessageKey } = {
  invalid: "held.invalid",
  "form-unknown": "held.form-unknown",
  "form-closed": "held.form-closed",
  "not-member": "held.not-member",
  gone: "held.gone",
  "delete-vs-edit": "held.delete-vs-edit",
  "after-held": "held.after-held",
  "after-unknown": "held.after-unknown",
  "key-reuse": "held.key-reuse",
  state: "held.state",
  forbidden: "held.forbidden",
  "too-large": "held.too-large",
  "wrong-account": "held.wrong-account",
  malformed: "held.malformed",
};

/** The sentence of the reason for which a record was not taken. */
export function heldWords(reason: string): string {
  return t(reasons[reason] ?? "held.unknown");
}
