/** The words of choosing a PIN in English. */

import type { PinKey } from "./pin-zh";

export const pinEn: Readonly<Record<PinKey, string>> = {
  "pin.title": "{name}, choose a PIN",
  "pin.words":
    "It opens Daybook on this phone from now on. Whoever else has the phone cannot see what you write, nor anything about the children.",
  "pin.new": "PIN",
  "pin.again": "Once more",
  "pin.hint": "6 digits; 4 to 12 will do. Not a birthday.",
  "pin.forgotten":
    "If you forget it no record is lost: the school gives you a slip that opens it again.",
  "pin.go": "Use this PIN",
  "pin.busy": "Saving…",
  "pin.form": "Please use 4 to 12 digits.",
  "pin.easy": "That one is easy to guess. Please choose another.",
  "pin.differ": "The two are not the same. Please write it once more.",
};
