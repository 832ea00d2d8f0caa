/** The page's words in English: exactly the keys of the Chinese catalogue. Long: one list. */

import type { zh } from "./zh";

export const en: Record<keyof typeof zh, string> = {
  "app.name": "Daybook",
  "app.demo": "Demo data 演示数据 · no real names, please",
  "app.opening": "Opening…",
  no: "Not now",
  back: "Back",
  close: "Close",
  more: "More",
  add: "Add",
  done: "Done",
  none: "Left empty",
  optional: "optional",

  "nav.label": "Main menu",
  "nav.home": "Home",
  "nav.records": "Records",
  "nav.sync": "Sync",
  "nav.me": "Me",

  "bar.label": "Notices",
  "bar.full":
    "This phone is full. What you wrote is safe; remove some photos or videos before writing on.",
  "bar.reload.now": "Reload",
  "lost.home": "Back to home",

  "list.comma": ", ",

  "line.waiting": "{n} on this phone",
  "line.attention": "{n:needs|need} you",
  "line.synced": "All synced",
  "line.running": "Syncing",
  "line.progress": "Syncing {items}/{total}",
  "line.photos": "{n:photo|photos} to send",
  "line.last": "last synced {when}",
  "line.never": "never synced",
  "line.offline": "No network",
  "line.label": "Sync: {words}",

  "when.now": "just now",
  "when.minutes": "{n} min ago",
  "when.today": "today {time}",
  "when.yesterday": "yesterday {time}",
  "when.days": "{n} days ago",

  "date.today": "Today",
  "date.yesterday": "Yesterday",
  "date.tomorrow": "Tomorrow",
  "date.nextweek": "In a week",
  "date.pick": "Other day",
  "date.week": "Week {n}",

  "join.title": "Join",
  "join.hello":
    "Type the code from your slip. This first time needs a network; afterwards you can write without any signal.",
  "join.code": "Join code",
  "join.code.hint": "10 letters and digits. Capitals and hyphens do not matter.",
  "join.code.short": "{n:character is|characters are} missing. Please compare with the slip.",
  "join.go": "Join",
  "join.other": "I have a login and password",
  "join.welcome": "Welcome, {name}",
  "join.already": "You are signed in as {name}. To change, sign out under Me first.",
  "join.busy": "Checking the code…",
  "join.pack": "Fetching what you need",
  "join.pack.words": "Forms, schools and class lists. Once is enough.",
  "join.pack.count": "{items:item|items} · {size}",
  "join.pack.ready": "All here. From now on you can write without a signal.",
  "join.pack.unkept":
    "All here. This browser cannot keep the page: without a signal, do not close it.",
  "join.pack.later": "Not all is here yet. You can start; the rest follows when there is a signal.",
  "join.start": "Start",
  "signin.title": "Sign in",
  "signin.hello": "Use the login your school gave you.",
  "signin.login": "Login",
  "signin.password": "Password",
  "signin.show": "Show password",
  "signin.go": "Sign in",
  "signin.other": "I have a join code",
  "signin.busy": "Signing in…",
  "signin.empty": "Please fill in login and password.",

  "lock.words": "Enter your PIN to go on. It works without a network.",
  "lock.pin": "PIN",
  "lock.go": "Open",
  "lock.busy": "Opening…",
  "lock.other": "Not me",
  "lock.wrong": "That is not the PIN. Please try again.",
  "lock.left":
    "That is not the PIN. You can try {n:more time|more times}. After that the school has to help you open it; no unsent record is lost.",
  "lock.sealed":
    "Too many wrong PINs, so your work is locked. Everything that was not sent is still here. The school gives you a slip that opens it again.",

  "home.morning": "Good morning, {name}",
  "home.noon": "Good day, {name}",
  "home.afternoon": "Good afternoon, {name}",
  "home.evening": "Good evening, {name}",
  "home.write": "Write",
  "home.noforms": "The forms are not here yet. Connect to a network and tap “Sync now”.",
  "home.forms": "All forms",
  "home.office": "See the schools",

  "fill.date": "Date",
  "fill.busy": "This draft is open in another page. Go on there, or close that page first.",
  "fill.notarget":
    "You have no class or school to write for yet. Sync once with a network; if it stays so, tell your school.",
  "fill.closed":
    "This form is closed for new records. What was begun can be finished, and all that was written is kept.",
  "fill.saved": "Saved on phone",
  "fill.unsaved": "Not saved yet. Please keep this page open.",
  "fill.finish": "Finish",
  "fill.finishing": "Saving…",
  "fill.failed":
    "Not saved: this phone may be full. What you wrote is still on this page. Remove some photos or videos, then tap Finish again.",
  "fill.missing": "{n:thing|things} to complete before finishing",
  "fill.required": "Please fill in “{label}”",
  "fill.more": "More (optional)",
  "fill.more.count": "More · {n} filled in",
  "fill.noform":
    "This form is not on the phone yet. Connect to a network and tap “Sync now” under Sync.",
  "fill.nodraft": "This draft is no longer here.",
  "fill.yes": "Yes",
  "fill.acknowledge": "Understood",
  "fill.later":
    "This question has to be fetched once with a network. Write the others first; they are kept.",
  "fill.phrases": "Phrases",
  "fill.left": "{n} characters left",
  "fill.over": "{n} characters too many",

  "stepper.less": "One less: {label}",
  "stepper.more": "One more: {label}",

  "pick.search": "Find a name",
  "pick.search.typed": "Find, or type it",
  "pick.search.label": "Find in “{label}”",
  "pick.all": "Show all {n}",
  "pick.change": "Change",
  "pick.none": "Nothing found for “{text}”.",
  "pick.empty": "The list is not here yet. Connect to a network and sync once.",
  "pick.norecords":
    "There is no record to choose yet. Write one first; then it can be chosen here.",
  "pick.type": "Type it",
  "pick.use": "Use “{text}”",
  "pick.remove": "Remove {name}",
  "pick.never": "no contact yet",
  "pick.unnamed": "child not named",
  "pick.today": "contact today",
  "pick.days": "{n:day|days} ago",

  "photo.hint": "Avoid children's faces",

  "records.search": "Find a record",
  "records.empty": "No records yet.",
  "records.clear": "Clear filters",

  "record.school": "School",
  "record.elsewhere": "another record",
  "record.class": "Class",

  "sync.title": "Sync",

  "me.office": "Schools",

  "error.offline": "No network. Your records are on this phone and go up by themselves.",
  "error.update":
    "Please update to the new version first. Your records are on this phone and go up after that.",
  "error.again": "Something did not arrive whole. Nothing is lost; it is sent again.",
  "error.signin":
    "Your sign-in has ended. Your records are on this phone and go up once you sign in again.",
  "error.nothing": "Not found; perhaps it is no longer there. Your records are on this phone.",
  "error.invalid": "Something in it was not accepted. Your records are on this phone; please look.",
  "error.wrong-password":
    "Login or password is wrong. Try again; if you forgot it, ask your school for a new join code.",
  "error.code-unusable":
    "This code does not work: perhaps mistyped, used already or too old. Compare it with the slip, or ask your school for another.",
  "error.account-disabled":
    "This login is closed. Your records are on this phone; please ask your school.",
  "error.forbidden": "You may not do this. Your records are on this phone; please ask your school.",
  "error.too-large": "Too large to send. It is kept on this phone; use fewer photos or words.",
  "error.unsupported-type": "This kind of file cannot be sent. Please use a photo.",
  "error.too-many-requests": "Too many tries. Please wait a little and try again.",
  "error.server-error":
    "The school's system had a problem; it is not your fault. Your records are on this phone and are sent again soon.",
  "error.storage":
    "This browser cannot keep anything just now. Please reload this page, or try the phone's own browser.",
  "error.busy":
    "Many phones are sending now. Your records are on this phone and are sent again soon.",
};
