/** The closed list of error codes; `errors.py` is its twin and `vectors/errors.json` the judge. */

/** Every code with the HTTP status that carries it, and whether the same request may succeed later. */
export const ERRORS = {
  "bad-request": { status: 400, retry: false },
  invalid: { status: 422, retry: false },
  "not-signed-in": { status: 401, retry: false },
  "token-expired": { status: 401, retry: false },
  "token-revoked": { status: 401, retry: false },
  "device-disabled": { status: 401, retry: false },
  "wrong-password": { status: 401, retry: false },
  "code-unusable": { status: 403, retry: false },
  "account-disabled": { status: 403, retry: false },
  forbidden: { status: 403, retry: false },
  "not-found": { status: 404, retry: false },
  "method-not-allowed": { status: 405, retry: false },
  "not-acceptable": { status: 406, retry: false },
  conflict: { status: 409, retry: false },
  "offset-mismatch": { status: 409, retry: true },
  gone: { status: 410, retry: false },
  "wrong-version": { status: 412, retry: false },
  "too-large": { status: 413, retry: false },
  "unsupported-type": { status: 415, retry: false },
  "upgrade-needed": { status: 426, retry: false },
  "too-many-requests": { status: 429, retry: true },
  "hash-mismatch": { status: 460, retry: true },
  "server-error": { status: 500, retry: true },
  busy: { status: 503, retry: true },
} as const;

/** What went wrong, for programs: clients switch on the code, never on the text. */
export type ErrorCode = keyof typeof ERRORS;

/** Whether `value` is a code of the closed list. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.keys(ERRORS).includes(value);
}
