/** Answers that few forms ask at all: a signature, a voice note, a document, a place. */

import { DocumentAnswer, type Refused } from "../../components/document-answer";
import { PlaceAnswer } from "../../components/place-answer";
import { SignaturePad } from "../../components/signature-pad";
import { VoiceNote } from "../../components/voice-note";
import type { FileRef } from "../../forms/compiled";
import { documentType, LARGEST, soundType } from "../../models/file-type";
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
  if (field.type === "file") {
    return (
      <DocumentAnswer {...words} file={file} add={addDocument} load={loaded} onChange={change} />
    );
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

async function addDocument(file: File): Promise<FileRef | Refused> {
  if (file.size > LARGEST) return "file.large";
  try {
    const bytes = await file.arrayBuffer();
    const type = documentType(new Uint8Array(bytes), file.name);
    return type === null ? "file.kind" : await addFile(bytes, type, file.name.slice(-80));
  } catch {
    return "file.failed";
  }
}
