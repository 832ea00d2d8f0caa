/** The words of what is said between teacher and leader, in English, for the keys of `talk-zh.ts`. */

import type { TalkKey } from "./talk-zh";

export const talkEn: Readonly<Record<TalkKey, string>> = {
  title: "What was said",
  seen: "Seen by {who}",
  comment: "{who} wrote",
  return: "{who} asked for more",
  answer: "{who} completed it",
  thanks: "Praise from {who}",
  "thanks.you": "{who} praises you",
  "thanks.only": "Only the two of you see this.",
  "you.seen": "You saw it",
  "you.comment": "You wrote",
  "you.return": "You asked for more",
  "you.answer": "You completed it",
  "you.thanks": "You praised it",
  "answer.waits": "Completed; waiting for the other side to look.",
  waiting: "on this phone",
  held: "The school's system did not take it. The words are still here; undo them and write again.",
  back: "Undo",
  "part.partner": "What the supported side gained",
  "part.host": "What was corrected",
  "part.receiver": "Received by the others",
  "part.reviewer": "Review",
  "part.head": "A word of the head",
  "part.change": "Change",
  "part.save": "Done",
  reply: "Reply",
  send: "Send",
};
