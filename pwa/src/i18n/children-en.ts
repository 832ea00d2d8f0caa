/** The words of the registers of children in English. */

import type { ChildrenKey } from "./children-zh";

export const childrenEn: Readonly<Record<ChildrenKey, string>> = {
  "children.lead":
    "Only name, sex, year of birth and class are kept. A child whose guardian has not agreed is never named in a record.",
  "children.classes": "Classes",
  "children.n": "{n:child|children}",
  "children.no-class": "There is no class yet; add one first.",
  "children.to-classes": "Add a class",
  "children.of": "Children of {name}",
  "children.back": "Back to the classes",
  "children.add": "Add a child",
  "children.added":
    "{name} has been added. Records may name the child once the guardian's answer is noted.",
  "children.none":
    "There are no children in this class yet. Add them one by one, or take in a list from Excel.",
  "children.counts":
    "{n:child|children}: {yes} with consent, {open} not asked yet, {no} refused or withdrawn.",

  "child.one": "Child",
  "child.back": "Back to the list",
  "child.name": "Name",
  "child.about": "About",
  "child.consent": "Guardian's answer",
  "child.photo": "Photos",
  "child.sex": "Sex",
  "child.year": "Year of birth",
  "child.year-wrong": "Please write the year with four digits, such as 2019.",
  "child.class": "Class",
  "child.born": "born {year}",
  "child.left": "left {day}",
  "child.words":
    "Nothing but these. No identity number, address, ethnicity, religion or diagnosis.",
  "child.change": "Change what is kept of {name}",
  "child.correct": "Correct, change class",
  "child.changed": "Saved.",
  "child.print": "Print everything kept",
  "child.going": "Leaving, withdrawing, deleting",
  "child.is-withdrawn":
    "The guardian has withdrawn consent, and a code stands for the name. Earlier numbers still count.",

  "sex.f": "girl",
  "sex.m": "boy",

  "consent.paper": "Agreed on paper",
  "consent.screen": "Agreed on screen",
  "consent.refused": "Did not agree",
  "consent.none": "Not asked yet",
  "consent.withdrawn": "Withdrawn",
  "photo.yes": "Photos allowed",
  "photo.no": "No photos",
  "photo.none": "Photos not asked yet",
  "consent.note": "Note the guardian's answer",
  "consent.title": "{name}: the guardian's answer",
  "consent.words":
    "A no is as easy as a yes, and does the child no harm. Records and photos are asked apart.",
  "consent.record": "The child's name in records",
  "consent.photo": "Taking and using photos",
  "consent.guardian": "Who said so",
  "consent.date": "On which day",
  "consent.done": "The guardian's answer is noted. Teachers' phones follow at their next sync.",
  "guardian.mother": "mother",
  "guardian.father": "father",
  "guardian.grandparent": "grandparent",
  "guardian.guardian": "another guardian",

  "leave.open": "Leaves the school…",
  "leave.title": "{name} leaves the school",
  "leave.words":
    "From this day on the child is in no class list. What was written is kept as long as the rules say.",
  "leave.on": "On which day",
  "leave.yes": "Note the leaving",
  "leave.done": "Noted that the child leaves on {day}.",
  "withdraw.open": "Consent is withdrawn…",
  "withdraw.words": "A guardian may withdraw at any time and need not say why.",
  "withdraw.title": "Withdraw the consent for {name}?",
  "withdraw.explain":
    "A code takes the place of the name at once, in every record on the server, and on each phone at its next sync. Numbers stay the same. The name cannot be brought back afterwards.",
  "withdraw.reason": "Note",
  "withdraw.reason-hint": "May be left empty. Please write no name.",
  "withdraw.yes": "Withdraw consent",
  "withdraw.done": "Withdrawn. A code stands for the name; phones follow at their next sync.",
  "remove.open": "Delete…",
  "remove.words":
    "When a guardian asks for it: withdraws consent and deletes the records about this child alone.",
  "remove.title": "Delete everything kept of {name}?",
  "remove.explain":
    "A code takes the place of the name, the child leaves the register, and records about this child alone are deleted; they stay as numbers only. This cannot be undone.",
  "remove.yes": "Delete",
  "remove.done": "Deleted. Phones follow at their next sync.",

  "papers.notice": "Print the notice for guardians",
  "papers.consent": "Print consent sheets for the class",

  "contact.open": "Whom families turn to…",
  "contact.title": "Whom families turn to",
  "contact.words":
    "It stands on the notice for guardians. What is left empty is the head, or is written by hand.",
  "contact.person": "Person in charge",
  "contact.phone": "Telephone",
  "contact.complaints": "Questions and complaints",
  "contact.calling": "Teachers call families from their phones",
  "contact.calling-hint":
    "Families' numbers are kept only while this is on, and cleared when it is off.",
  "contact.calling-no": "Keep no numbers",
  "contact.calling-yes": "Keep families' numbers",
  "contact.done": "Saved; the next notice that is printed says so.",

  "file.consents": "The guardian's answers",
  "file.no-consents": "No answer has been noted yet.",
  "file.notice": "notice, version {notice}",
  "file.records": "Records that name this child",
  "file.no-records": "No record names this child.",
  "file.seen": "Who looked",
  "file.not-seen": "Nobody but the authors has looked.",

  "audit.lead":
    "Everybody but the author who opened a record about families and children, and everybody who changed a register.",
  "audit.from": "From",
  "audit.to": "To",
  "audit.print": "Print the log",
  "audit.list": "Log",
  "audit.when": "When",
  "audit.who": "Who",
  "audit.what": "What was done",
  "audit.none": "Nothing was logged from {from} to {to}.",
  "audit.more": "These are the latest; choose fewer days to see earlier ones.",

  "retention.lead":
    "What is past its time is cleared and stays as a number. What is unsent or undecided is never cleared.",
  "retention.change": "Change how long things are kept",
  "retention.change-words":
    "In days; 365 days are a year. After shortening a time, look below at what would go.",
  "retention.days-of": "{rule} (days)",
  "retention.wrong": "Please write a number of days, such as 730.",
  "retention.saved": "Saved. Below is what would be cleared now.",
  "retention.dry-run": "What would be cleared now",
  "retention.dry-run-words": "This only looks; nothing has been cleared.",
  "retention.nothing": "Nothing is past its time.",
  "retention.nothing-yet":
    "This is a list only; nothing has been cleared. The server's administrator clears from time to time.",
  "retention.what": "What",
  "retention.where": "School",
  "retention.count": "How many",
  "retention.n": "{n:entry|entries}",
  "retention.oldest": "Oldest",
  "retention.since": "{day}",
  "rule.drafts": "Drafts that were never sent (on phones)",
  "rule.child-notes": "Notes on a child after it left the class",
  "rule.photos": "Photos",
  "rule.records": "Records",
  "rule.counts": "Numbers and term outputs",
  "length.years": "{n:year|years}",
  "length.days": "{n:day|days}",
};
