/** The words of lists from Excel in English. */

import type { ImportsKey } from "./imports-zh";

export const importsEn: Readonly<Record<ImportsKey, string>> = {
  comma: ", ",
  "imports.lead":
    "Look at each line first; nothing changes by looking. Then take it over, and undo it if it was wrong. Columns that must not be kept are left out, each with its reason.",
  "imports.kind": "What is in the list",
  "imports.choose": "Choose a file",
  "imports.reading": "Looking at it…",
  "imports.blank": "Download a blank list",
  "imports.unreadable": "This file could not be read; please choose it again.",
  "imports.not-list":
    "This file is no Excel or CSV list. Nothing was changed; please try with the blank list.",
  "imports.applied": "Taken over. Teachers' phones follow at their next sync.",
  "imports.earlier": "Taken over earlier",
  "imports.none": "No list was taken over yet. A blank list shows which columns are needed.",
  "imports.took": "{new} new, {changed} changed, {same} the same, {wrong} wrong",
  "imports.is-undone": "Undone",
  "imports.undo": "Undo…",
  "imports.undo-ask": "Undo this list?",
  "imports.undo-words":
    "The register goes back to what it was before. What was changed since is not overwritten in silence; you are told first.",
  "imports.undo-yes": "Undo the list",
  "imports.undone": "Undone; the register is what it was before.",

  "kind.children": "Children",
  "kind.children-words":
    "Columns: class, name, sex, year of birth. Identity number, address, ethnicity and the like are left out.",
  "kind.people": "Teachers",
  "kind.people-words": "Columns: name, role. Identity number, address and the like are left out.",
  "kind.classes": "Classes",
  "kind.classes-words": "Columns: name, stage, grade. Who teaches it is chosen under Classes.",

  "preview.title": "Look before taking it over",
  "preview.counts": "{new} new, {changed} changed, {same} the same, {wrong} wrong.",
  "preview.used": "Columns in use: {titles}",
  "preview.dropped": "Columns left out",
  "preview.wrong-words":
    "Wrong lines are not taken over, all others are. You can mend the file and take it in once more.",
  "preview.all": "All {n}",
  "preview.show-all": "Show all {n} lines",
  "preview.lines": "Line by line",
  "preview.line": "Line",
  "preview.n": "line {n}",
  "preview.what": "What",
  "preview.state": "Will be",
  "preview.why": "About it",
  "preview.apply": "Take over {n:line|lines}",
  "preview.leave": "Leave it",
  "preview.nothing": "There is no line to take over.",

  "line.new": "new",
  "line.changed": "changed",
  "line.same": "the same",
  "line.wrong": "wrong",
  "line.new-n": "New {n}",
  "line.changed-n": "Changed {n}",
  "line.same-n": "The same {n}",
  "line.wrong-n": "Wrong {n}",
};
