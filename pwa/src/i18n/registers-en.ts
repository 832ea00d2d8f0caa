/** The words that all registers share, in English. */

import type { RegistersKey } from "./registers-zh";

export const registersEn: Readonly<Record<RegistersKey, string>> = {
  "doors.title": "People and places",
  "doors.lead":
    "The registers of schools, people and children. A change holds at once; teachers' phones follow at their next sync.",
  "doors.wide": "All schools together",
  "doors.schools": "One school or office",
  "doors.all": "Show all {n}",
  "doors.school-find": "Find a school or office",
  "doors.none": "There is no school here yet. Add the first one under Schools and offices.",
  "doors.none-for-you": "There is no register that your account looks after.",
  "doors.back": "Back to people and places",
  "doors.find-none": "No school has “{text}” in its name.",

  "door.people": "People",
  "door.people-words": "Who is here and as what; joining slips, moves, leaving",
  "door.classes": "Classes",
  "door.classes-words": "Who teaches each class, and who leads it",
  "door.children": "Children",
  "door.children-words": "Class lists, guardians' consent, notices and consent sheets",
  "door.placements": "Placements",
  "door.placements-words": "Who comes and who goes, from which day to which",
  "door.pairs": "Pairs",
  "door.pairs-words": "Teachers, leaders and schools; a pair starts once the other side says yes",
  "door.devices": "Phones",
  "door.devices-words": "When last heard, what is still to be sent; what to do when one is lost",
  "door.imports": "Take in a list from Excel",
  "door.imports-words": "Look at each line first, then take it over; it can be undone",
  "door.audit": "Who looked at what",
  "door.audit-words": "Everybody who opened a record about families and children",
  "door.places": "Schools and offices",
  "door.places-words": "Central schools, village schools, teaching points, kindergartens",
  "door.links": "Support links",
  "door.links-words": "Which school supports which",
  "door.terms": "Terms and holidays",
  "door.terms-words": "First and last days, holidays, week numbers",
  "door.support-teams": "Support teams",
  "door.support-teams-words": "Captains and members",
  "door.retention": "How long things are kept",
  "door.retention-words": "How long each kind of content stays, and what would go now",

  "role.teacher": "Teacher",
  "role.class_teacher": "Class teacher",
  "role.group_leader": "Research-group leader",
  "role.counsellor": "Brigade counsellor",
  "role.support": "Support teacher",
  "role.captain": "Support-team captain",
  "role.head": "Head",
  "role.partner": "Supporting school's head",
  "role.township": "Township central school",
  "role.supervisor": "County supervisor",
  "role.trainer": "County trainer",
  "role.municipal": "Municipal viewer",
  "role.admin": "Administrator",

  "type.municipal": "Municipal office",
  "type.bureau": "County bureau",
  "type.training": "Teacher-training school",
  "type.central": "Central school",
  "type.school": "Village school",
  "type.point": "Teaching point",
  "type.kindergarten": "Kindergarten",

  "place.elsewhere": "another school",

  "span.since": "since {since}",
  "span.both": "{since} to {until}",
  "span.over": " · over",
  "span.end": "End…",
  "span.from": "From which day",
  "span.until": "Until which day (the last one)",
  "span.end-day": "Last day",

  "act.cancel": "Not now",
  "act.save": "Save",
  "act.busy": "Saving…",
  "act.edit": "Change",

  "field.missing": "Please fill this in.",
  "field.name-zh": "Name in Chinese",
  "field.name-en": "Name in English",
  "pick.school-first": "Choose the school first.",
  "pick.not-shown":
    "Your account does not see the people of that school; please ask the office above you to do this.",
  "pick.none": "There is nothing to choose from.",

  "file.busy": "Getting it ready…",
  "file.saved": "Downloaded {name}",

  "refused.offline":
    "The server could not be reached, and nothing was changed. What you wrote is still here; try again when there is a network.",
  "refused.forbidden":
    "Your account may not do this, and nothing was changed. If you need it, ask the office above you.",
  "refused.not-found":
    "It was not found; somebody may just have moved it. Nothing was changed; refresh and look again.",
  "refused.conflict":
    "Something else was changed here a moment ago. Nothing was changed; refresh and look again.",
  "refused.invalid":
    "The server cannot take some of this, and nothing was changed. Please check it and try again.",
  "refused.too-large": "This file is too large. Nothing was changed.",
};
