/** The words of the office's overview in English. */

import type { OverviewKey } from "./overview-zh";

export const overviewEn: Readonly<Record<OverviewKey, string>> = {
  title: "Overview",
  "missing.colon": ": ",
  place: "Township",
  "place.all": "All townships",
  term: "Term",

  "silences.title": "Look here first",
  "silences.quiet": "Quiet · {count:school|schools}",
  "silences.quiet-words": "Their phones were heard from; nothing was logged in the last 30 days.",
  "silences.not-heard": "Not heard from · {count:school|schools}",
  "silences.not-heard-words": "Their phones had no network; records may be waiting there.",
  "silences.since": "since {date}",
  "silences.ever": "not yet",
  "silences.all": "See all {count}",

  open: "Open",
  "open.none": "None",
  "open.age": ", oldest {age:day|days}",
  "open.problem": "{count:problem|problems}",
  "open.correction": "{count:correction|corrections} due",
  "open.held": "{count} held",

  "plans.title": "Progress of plans",
  "plans.all": "All plans",
  "plans.join": ", ",
  "plans.none": "There is no plan here yet. One can be made from a template.",
  "plans.new": "Make a plan",
};
