/** The words of sharing, borrowing and opening a phone again in English. */

import type { DoorKey } from "./door-zh";

export const doorEn: Readonly<Record<DoorKey, string>> = {
  "door.privacy": "Privacy",
  "door.others": "Others who use this phone",
  "door.forgot": "I forgot my PIN",
  "door.borrow": "This is not my phone",
  "door.borrow.words":
    "Tick it, and nothing stays on this phone once all is sent. Closing this page, or not using it for five minutes, means signing in again.",
  "door.left":
    "This phone keeps sealed records that were not sent; nothing is lost. Whoever wrote them signs in here again and goes on.",

  "again.title": "Open it again",
  "again.words":
    "What was not sent is sealed on this phone; nothing is lost. With a network, sign in on this phone again and choose a new PIN.",
  "again.password": "Sign in with login and password",
  "again.code": "Use a new joining code from the school",
  "again.back": "Try the PIN again",
  "again.new": "{name}, choose a new PIN",
  "again.new.words": "After that, all that was not sent is back and goes up.",
  "again.go": "Open",
  "again.old":
    "You signed in too long ago. Nothing is lost; please sign in once more and choose the new PIN right away.",
  "again.nothing":
    "The school's system has no key to this phone's work: it never got it. What was not sent stays sealed; please try to remember the old PIN.",

  "over.go": "It cannot be opened: begin anew",
  "over.ask": "Give up {n:sealed item|sealed items} on this phone?",
  "over.words":
    "They were not sent and cannot be brought back. All that the school has is safe and comes back.",
  "over.yes": "Give up, begin anew",

  "own.title": "Change the PIN",
  "own.words": "From then on the new one opens Daybook.",
  "own.old": "Your PIN now",
  "own.go": "Change",
  "own.back": "Leave it as it is",
  "own.wrong": "That is not your PIN; it stays as it was.",

  "keep.title": "{n:item has|items have} not gone up",
  "keep.words":
    "Leave once they are sent, when there is a signal; or choose a PIN, and they stay sealed on this phone.",
  "keep.sync": "Sync",
  "keep.pin": "Choose a PIN and seal them",
  "keep.go": "Seal and sign out",
};
