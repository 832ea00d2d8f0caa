/**
 * Answers that few forms ask at all: a signature, a voice note, a place. A part of its own, kept
 * where a form asks one.
 */

import { PlaceAnswer } from "../../components/place-answer";
import { SignaturePad } from "../../components/signature-pad";
import { VoiceNote } from "../../components/voice-note";
import type { FileRef } from "../../forms/compiled";
import { LARGEST, soundType } from "../../models/file-type";
import { keepPart } from "../../models/kept-part";
import { addFile, addPhoto, photoUrl } from "../../models/photos";
import { filesOf } from "../answer-words";
import { textOf } from "./given";
import type { AnswerProps } from "./question";

export function RareAnswer({ field, value, words, onChange }: AnswerProps) {
  if (field.type === "geopoint") {
    return <PlaceAnswer {...words} value={textOf(value)} onChange={onChange} />;
  }
  const file = filesOf(value)[0] ?? null;
  const change = (next: FileRef | null) => onChange(next ? [next] : null);
  if (field.type === "audio") {
    return <VoiceNote {...words} note={file} add={addSound} load={loaded} onChange={change} />;
  }
  return (
    <SignaturePad
      {...words}
      signed={file}
      add={addPhoto}
      load={(picture) => photoUrl(picture, "thumb")}
      onChange={change}
    />
  );
}

function loaded(file: FileRef): Promise<string | null> {
  return photoUrl(file, "full");
}

/** Keeps a voice note; raises for what is none or too long. */
async function addSound(sound: Blob): Promise<FileRef> {
  const bytes = await sound.arrayBuffer();
  const type = soundType(new Uint8Array(bytes));
  if (type === null || bytes.byteLength > LARGEST) throw new NotASound();
  return addFile(bytes, type);
}

class NotASound extends Error {}

void keepPart(import.meta.url);
