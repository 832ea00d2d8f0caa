/** The words of the privacy page in English, for the keys of `privacy-zh.ts`. */

import type { PrivacyKey } from "./privacy-zh";

export const privacyEn: Readonly<Record<PrivacyKey, string>> = {
  title: "Privacy",

  "here.title": "What is on this phone now",
  "here.records": "{n:record|records} that you wrote",
  "here.others": "{n:record|records} of colleagues",
  "here.drafts": "{n:draft|drafts}",
  "here.waiting": "{n:change|changes} and {photos:photo|photos} waiting to go up",
  "here.photos": "{n:photo|photos} that you looked at or sent",
  "here.children": "{n:child|children} of your own classes",
  "here.people": "{n:name|names} of colleagues",
  "here.forms": "{n:form|forms}",
  "here.will": "What stays on this phone once you have signed in",
  "here.will.words":
    "Records, drafts and photos of yours, until the school has them in its backup; the children of your own classes, names of colleagues and the forms.",
  "here.since": "Kept here since {date}.",
  "here.sealed":
    "All of it is sealed and opens with your PIN. Whoever holds the phone while this page is open and not locked can read it; lock it when you leave.",

  "server.title": "What the school's system has",
  "server.words":
    "The records and photos you sent, who changed them and when, and your account, school and classes. They are on a server of the school or the county and pass through no other company. With a question, ask your head first.",
  "server.by": "In charge: {name}.",

  "who.title": "Who may read what",
  "who.v1": "Lessons, research, pairs, environment and other work",
  "who.v1.read": "Teachers of your school and its partner, the township school, the county",
  "who.v2": "Contact with families, activities of pupils",
  "who.v2.read":
    "Teachers of your school who need it and its head; above it only numbers, no child's name",
  "who.v3": "What is about one child, children in focus",
  "who.v3.read":
    "You, the teachers of the class and the head; above it only numbers. Every look by others is written down",

  "never.title": "Never collected",
  "never.words":
    "Identity numbers, addresses, ethnicity, religion, medical files, fingerprints, faces, where you are, your contacts. Children and parents get no accounts, and nobody is ranked by how much they wrote.",

  "long.title": "For how long",
  "long.words":
    "What was not sent stays on the phone. In the school's system records of work stay ten years as a rule, photos two, what is about one child until a school year after it left the class; the school may set other terms.",

  "mine.title": "What you can do",
  "mine.export": "Export what I wrote",
  "mine.export.words":
    "Makes one web page file of all you wrote that is on this phone. It needs no network, and any computer opens it.",
  "mine.busy": "Exporting…",
  "mine.exported":
    "Done; it is among the phone's downloads. It holds children's names: keep it safe and put it into no chat group.",
  "mine.failed":
    "It could not be done; the phone may be full. Nothing is lost. Please make some room and try again.",
  "mine.unsent": "Make a file of what was not sent",
  "mine.drop": "Delete old copies",
  "mine.drop.words":
    "Old records and photos that the school has can be deleted from this phone. What was not sent, drafts and the last two months stay.",
  "mine.drop.ask": "Delete {n:old record|old records} and photos you looked at or sent?",
  "mine.drop.what":
    "The school has them all; one that somebody changes comes back. To keep a copy, export first.",
  "mine.drop.yes": "Delete",
  "mine.dropped": "{n:record|records} deleted. What was not sent and the drafts are all here.",

  "file.title": "Records written by {name}",
  "file.head":
    "{server} · exported from this phone on {date} · {n:record|records}, {drafts:draft|drafts}",
  "file.care": "Holds personal data of minors; keep it safe.",
  "file.range": "Older records and large photos are in the school's system.",
  "file.waiting": "Not sent at the time",
};
