/** The words of the page for a new password in English. */

import type { ResetKey } from "./reset-zh";

export const resetEn: Readonly<Record<ResetKey, string>> = {
  title: "A new password",
  words: "With the password slip from your school. Nothing on your phone is touched by it.",
  code: "The code on the slip",
  "code-short": "The code is not complete; please compare it with the slip.",
  password: "New password",
  "password-hint": "{n} characters or more that you remember and nobody guesses.",
  "password-short": "The new password needs {n} characters or more.",
  set: "Set the password",
  busy: "Setting it…",
  other: "I remember my password",
  done: "{name}, your new password is set",
  "done-words": "Your login is {login}. This slip is used up and can be thrown away.",
  "sign-in": "Sign in",
};
