/** The words of files of unsent work in English, for exactly the keys of `parcel-zh.ts`. */

import type { ParcelKey } from "./parcel-zh";

export const parcelEn: Record<ParcelKey, string> = {
  title: "File of unsent work",

  "make.title": "Make a file for somebody to bring",
  "make.holds": "It will hold {records:record|records} and {photos:photo|photos}, about {size}.",
  "make.why":
    "After a long time without a signal, put what is unsent into a file and give it to a colleague with a signal, or to the office. Only the office's computer can open it; nobody on the way sees what is inside.",
  "make.stays": "Your records stay on this device. When it syncs later, they still count once.",
  "make.drafts": "{n:draft is|drafts are} not in it: only what you finished is.",
  "make.left": "{n:photo does|photos do} not fit in; they stay here and travel later.",
  "make.go": "Make the file",
  "make.again": "Make it anew",
  "make.working": "Making the file…",
  "make.progress": "Part {done} of {total}",
  "make.nothing": "Nothing waits to be sent, so no file is needed.",
  "make.no-key":
    "This device still lacks one thing for making files. Sync once with a network; from then on it works without a signal.",
  "make.no-crypto":
    "No file can be made at this address, because the browser does not encrypt here. Open the logbook at its address that begins with https. Your records are on this device, nothing is lost.",
  "make.failed":
    "The file was not made; this device may be full. Your records are all here. Free some space and try again.",
  "make.ready": "The file is ready",
  "make.name": "{name} · {size}",
  "make.broken": "{n:photo|photos} could not be read and are not in it.",
  "make.share": "Send it to somebody",
  "make.save": "Save it here",
  "make.shared":
    "Handed to the app you chose. Ask them to open “File of unsent work” under “Me” in their logbook and tap “Choose a file”.",
  "make.saved":
    "Saved in this device's downloads. Pass it on by chat, Bluetooth or cable to a colleague or the office; in their logbook they tap “Choose a file”.",

  "take.title": "Upload for somebody",
  "take.why":
    "Choose a colleague's file here. With a signal it is sent at once; without one it waits on this device and goes by itself.",
  "take.choose": "Choose a file",
  "take.adding": "Saving it on this device…",
  "take.list": "Files brought for others",
  "take.taken": "{taken} of {size} sent",
  "take.drop": "Drop files here, or choose them with the button. Several at once are fine.",
  "take.office":
    "Teachers who have been without a signal for long put their unsent work into a file that somebody brings. Hand it to the server here: it counts as if they had synced, and each record counts once, however often it arrives.",

  "state.waiting": "Waits for a signal",
  "state.sending": "Sending",
  "state.arrived": "Arrived",
  "state.partly": "Partly arrived",
  "state.failed": "Not taken",

  "arrived.of": "{name}",
  "arrived.made": "file of {day}",
  "arrived.new": "{n:record|records} arrived",
  "arrived.already": "{n} already there",
  "arrived.held": "{n} kept at the office for a decision",
  "arrived.refused": "{n} could not be read",
  "arrived.photos": "{n:photo|photos} arrived",
  "arrived.nothing": "There are no records in it",
  comma: ", ",
  stop: ".",

  "fault.damaged":
    "The rest of the file is damaged or missing. Ask for the whole file again; what has arrived will not be doubled.",
  "fault.too-large":
    "The file holds too much; the rest was not taken. Ask them to sync the rest where there is a signal.",
  "fault.newer":
    "The phone that made it is newer than the server; the rest was not taken. Try again once the office has updated.",
  "fault.stranger": "The file also holds somebody else's records; those were not taken.",

  "unfit.not-a-parcel":
    "This is not a file of unsent work and was not taken. Choose one with .daybook in its name.",
  "unfit.newer":
    "This file was made by a newer version. Update the logbook here, then choose it again.",
  "unfit.too-large": "This file is too large and was not taken. Ask for a new one.",
  "unfit.full":
    "This device is full, so the file was not saved. Free some space and choose it again.",
  "unfit.storage": "The file was not saved. Please choose it again.",

  "problem.offline": "No network. The file is on this device and goes by itself with a signal.",
  "problem.busy": "The server is busy. The file is on this device and is sent again shortly.",
  "problem.signin": "You have been signed out. The file is on this device; sign in to send it.",
  "problem.hash-mismatch":
    "The file is damaged or not whole and cannot be opened. Ask for it again.",
  "problem.wrong-version":
    "This file was made for another server and cannot be opened here. Give it to the school of whoever made it.",
  "problem.not-found":
    "Nobody here is the teacher who made this file. Please check with the office.",
  "problem.upgrade-needed":
    "The phone that made it is newer than the server. Try again once the office has updated.",
  "problem.too-large": "The file is too large for the server. Ask for a new one.",
  "problem.unsupported-type": "This is not a file of unsent work.",
  "problem.other": "The server did not take this file. Try again; if that fails, ask for it again.",
  "problem.storage": "This device cannot read the file any more. Remove it and choose it again.",

  again: "Try again",
  hide: "Hide",
  remove: "Remove",
  "remove.ask": "Remove this file?",
  "remove.words": "It has not arrived. To bring it later you would have to ask for it again.",
};
