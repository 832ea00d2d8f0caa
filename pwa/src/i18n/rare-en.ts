/** The words of signatures, voice notes, documents and places in English, for the keys of `rare-zh.ts`. */

import type { RareKey } from "./rare-zh";

export const rareEn: Readonly<Record<RareKey, string>> = {
  "sign.here": "Sign here",
  "sign.clear": "Clear",
  "sign.keep": "Done",
  "sign.again": "Sign again",
  "sign.done": "Signed",
  "sign.photo": "Photo of a signature",
  "sign.failed":
    "The signature could not be kept; this phone may be full. Everything else is kept. Please sign again.",
  "voice.start": "Record",
  "voice.stop": "Stop",
  "voice.pick": "Choose a recording",
  "voice.running": "Recording {time}, at most {most}",
  "voice.remove": "Remove the recording",
  "voice.denied":
    "The phone does not allow the microphone here. Allow it in the browser's settings, or choose a recording made elsewhere.",
  "voice.failed":
    "This recording could not be kept: it may be too long, no recording, or this phone is full. Everything else is kept.",
  "file.pick": "Choose a file (up to 2 MB)",
  "file.remove": "Remove the file",
  "file.one": "File",
  "file.missing": "This file has not reached this phone yet",
  "file.large": "This file is over 2 MB and cannot be sent. Choose a smaller one, or take a photo.",
  "file.kind":
    "Only PDF, Word, Excel and PowerPoint (docx, xlsx, pptx). For photos use a photo question.",
  "file.failed": "The file could not be kept; this phone may be full. Everything else is kept.",
  "place.ask": "Note this place",
  "place.again": "Note it again",
  "place.asking": "Finding the place…",
  "place.kept": "Place noted, within about {n} metres",
  "place.remove": "Remove the place",
  "place.failed":
    "The place could not be found: the phone does not allow it, or the signal is weak. Try outdoors; everything else can be written without it.",
};
