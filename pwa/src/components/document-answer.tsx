/** A document of a record: picked, called by its name and size, and removed again. */

import { useState } from "preact/hooks";
import type { FileRef } from "../forms/compiled";
import { say } from "../i18n/rare";
import { Button } from "./button";
import { type FieldWords, groupWords } from "./field-box";
import { FileButton } from "./file-button";
import { Notice } from "./notice";
import { Playback } from "./playback";

/** Why a file was not taken. */
export type Refused = "file.large" | "file.kind" | "file.failed";

interface DocumentAnswerProps extends FieldWords {
  readonly file: FileRef | null;
  /** Keeps it, or says why not. */
  readonly add: (file: File) => Promise<FileRef | Refused>;
  readonly load: (file: FileRef) => Promise<string | null>;
  readonly onChange: (file: FileRef | null) => void;
}

const KINDS = ".pdf,.docx,.xlsx,.pptx";

export function DocumentAnswer({ file, add, load, onChange, ...words }: DocumentAnswerProps) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const take = async (picked: File) => {
    const kept = await add(picked);
    setRefused(typeof kept === "string" ? kept : null);
    if (typeof kept !== "string") onChange(kept);
  };
  return (
    <div class="stack-tight" {...groupWords(words)}>
      {file ? (
        <>
          <Playback of={file} load={load} />
          <div>
            <Button kind="quiet" icon="trash" onClick={() => onChange(null)}>
              {say("file.remove")}
            </Button>
          </div>
        </>
      ) : (
        <FileButton icon="note" accept={KINDS} onFiles={([picked]) => picked && void take(picked)}>
          {say("file.pick")}
        </FileButton>
      )}
      {refused && (
        <Notice tone="warn" live="alert">
          {say(refused)}
        </Notice>
      )}
    </div>
  );
}
