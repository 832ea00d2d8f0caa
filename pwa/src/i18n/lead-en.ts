/** The words of what leaders do on a phone, in English, for exactly the keys of `lead-zh.ts`. */

import type { LeadKey } from "./lead-zh";

export const leadEn: Readonly<Record<LeadKey, string>> = {
  title: "To look at",
  "line.urgent": "{n} to look at now",
  "line.unseen": "{n} to look at",
  "line.answered": "{n} completed",
  "line.none": "All looked at",

  urgent: "To look at now",
  answered: "Completed, please look again",
  unseen: "To look at: {n}",
  "seen.page": "Mark these {n} as seen",
  none: "All looked at. What teachers write comes here with the next sync.",
  problems: "Problems not yet solved",
  corrections: "Corrections that are due",
  age: "{n:day|days}",
  due: "by {date}",

  "urgent.classes": "To look at now, in classes",
  classes: "In the classes",
  "classes.at": "From the school's system, {when}",
  "office.held": "{n:entry waits|entries wait} for the school to decide",
  office: "See all in the office pages",
  "office.words": "Needs a network",

  say: "What to say",
  seen: "Seen",
  comment: "Comment",
  return: "Return",
  thanks: "Praise",
  next: "Next one",
  back: "Back to the list",
  "comment.to": "A comment to {name}",
  "return.to": "Ask {name} to complete it",
  "thanks.to": "Praise {name}",
  words: "Your words",
  on: "What is to be completed",
  "thanks.words": "Only the two of you see this.",
  send: "Send",

  tasks: "Asked of teachers",
  "task.give": "Ask somebody to do something",
  "task.for": "Whom",
  "task.nobody":
    "The people of the school are not on this phone yet. Connect to a network and tap “Sync now” under Sync.",
  "task.text": "What is to be done",
  "task.due": "By when",
  "task.form": "Logged with which form",
  "task.form.hint": "With a form, it is done once that record is written.",
  "task.send": "Send",
  "task.failed":
    "It could not be kept: this phone may be full. What you wrote is still on this page; remove some photos and send again.",
  "task.by": "by {date}",
  "task.done": "Done",
};
