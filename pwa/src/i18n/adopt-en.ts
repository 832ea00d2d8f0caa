/** The words of making and changing a plan, in English. */

import type { AdoptKey } from "./adopt-zh";

export const adoptEn: Record<AdoptKey, string> = {
  title: "A new plan",
  choose: "Choose a template",
  before: "After an earlier one",
  burden: "About {n:record|records} a week, about {minutes:minute|minutes}",
  "burden.few": "Less than one record a week",
  name: "Name of the plan",
  from: "From",
  to: "Until",
  measures: "What to do",
  "measures.words": "Leave out what you do not need; numbers can be changed.",
  "per.week": "a week",
  "per.month": "a month",
  "per.term": "a term",
  "per.year": "a year",
  "per.once": "in all",
  own: "In my own words",
  use: "Use it as it is",
  save: "Save",
  full: "There was no room on the phone to save it. What you changed is still on this page; make some room and tap again.",
  dates: "The last day comes after the first.",
  close: "End this plan",
  "close.ask": "End this plan?",
  "close.words": "It reminds and counts no more. What was written stays.",
  "close.yes": "End",
};
