/** Somebody who is signed in on a test's phone. */

import type { SignedIn } from "../../pwa/src/storage/device";

export function signedIn(given: Partial<SignedIn> = {}): SignedIn {
  return {
    token: "secret",
    user: "wang",
    device: "phone",
    name: "Wang",
    roles: [{ role: "teacher", place: "s1" }],
    server: { name: "Daybook", demo: false },
    ...given,
  };
}
