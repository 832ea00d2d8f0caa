/** A document as the answer to a question. */

import { DocumentAnswer, type Refused } from "../../components/document-answer";
import type { FileRef } from "../../forms/compiled";
import { documentType, LARGEST } from "../../models/file-type";
import { addFile, photoUrl } from "../../models/photos";
import { filesOf } from "../answer-words";
import type { AnswerProps } from "./question";

export function Document({ value, words, onChange }: AnswerProps) {
  return (
    <DocumentAnswer
      {...words}
      file={filesOf(value)[0] ?? null}
      add={addDocument}
      load={(file) => photoUrl(file, "full")}
      onChange={(next) => onChange(next ? [next] : null)}
    />
  );
}

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
