/** The words of batch screens in English. */

import type { BatchKey } from "./batch-zh";

export const batchEn: Readonly<Record<BatchKey, string>> = {
  "title.parent": "A round of calls",
  "title.lesson": "This week's lessons",
  "title.enveval": "Walk-round of the walls",
  "title.check": "One person after another",
  title: "One after another: {form}",
  "above.title": "The same for all",
  "rows.label": "List",

  "done.parent": "Reached",
  "done.lesson": "Given",
  done: "Log it",
  "instead.parent": "Not reached",
  "instead.lesson": "Not given",
  "row.is": "{name}: {words}",
  "row.open": "Open {name}",
  "row.close": "Fold {name}",
  "row.ready": "Filled in",
  "row.wants": "Still to fill in: {words}",
  "row.logged": "Logged",
  "row.ahead": "Still to come",
  "row.past": "More than 30 days ago; too late to log",
  "row.clear": "Leave this one out",
  "row.never": "Nothing logged yet",
  "row.today": "Logged today",
  "row.days": "Logged {n:day|days} ago",

  "week.label": "Which week",
  "week.before": "The week before",
  "week.after": "The week after",
  "week.is": "Week {n}",
  "week.days": "{from} to {to}",

  search: "Find a name",
  "search.none": "Nothing found for “{text}”.",
  "empty.above": "First fill in above: {words}. Then the list appears.",
  "empty.unasked": "There is no list for what is chosen above. Try another choice.",
  "empty.children": "The list is not here yet. Go online and sync once.",
  "empty.timetable":
    "There is no timetable yet. Write one, and each week's lessons will stand here.",
  "empty.timetable.go": "Write a timetable",
  "empty.walls": "No wall has been logged yet. Log one, and it will stand here.",
  "empty.walls.go": "Log a wall",
  empty: "The list is empty. Go online and sync once.",

  finish: "Finish ({n:record|records})",
  "finish.none": "Finish",
  "finish.nothing": "Nothing is logged yet. Tap a button in a row, or a name to open it.",
  "finish.saving": "Saving {done}/{total}",
  "finish.above": "Still to fill in above: {words}",
  "finish.wants": "Fill in what is missing in {n:row|rows}, then finish:",
  "finish.others": "and {n:more row|more rows}",
  "finish.ready": "Save what is ready ({n})",
  "finish.failed":
    "{done} saved. {n} could not be saved: this phone may be full. They are still on this page. Please delete some pictures or videos, then tap “Finish” again.",

  "saved.title": "{n:record|records} on this phone",
  "saved.words": "They are sent by themselves when there is a signal.",
  "saved.list": "Just logged",
  "saved.more": "Go on",
  "saved.home": "Home",

  "none.words": "This form is filled in one at a time.",
  "none.go": "Log one",
};
