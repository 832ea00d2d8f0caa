/** Photographs of a record: taken or picked, seen at once, and removed again. */

import { useState } from "preact/hooks";
import type { FileRef } from "../forms/compiled";
import { say } from "../i18n/answer";
import { type FieldWords, groupWords } from "./field-box";
import { FileButton } from "./file-button";
import { Icon } from "./icon";
import { Notice } from "./notice";
import { Thumb } from "./thumb";

interface PhotoAnswerProps extends FieldWords {
  readonly photos: readonly FileRef[];
  readonly most: number;
  /** Only the one button to photograph a written page. */
  readonly page?: boolean;
  readonly add: (file: Blob) => Promise<FileRef>;
  readonly load: (photo: FileRef) => Promise<string | null>;
  /** Gets a rule from the photographs there are now to those there shall be. */
  readonly onChange: (change: (photos: readonly FileRef[]) => readonly FileRef[]) => void;
}

const PICTURES = "image/*";

export function PhotoAnswer(props: PhotoAnswerProps) {
  const { photos, most, page, add, load, onChange, ...words } = props;
  const [working, setWorking] = useState(0);
  const [failed, setFailed] = useState(false);
  const full = photos.length + working >= most;
  const take = async (files: readonly File[]) => {
    const chosen = files.slice(0, most - photos.length);
    setFailed(false);
    setWorking((count) => count + chosen.length);
    // One after the other: several large pictures at once are too much for a small phone.
    for (const file of chosen) {
      try {
        const photo = await add(file);
        onChange((now) => [...now, photo]);
      } catch {
        setFailed(true);
      }
      setWorking((count) => count - 1);
    }
  };
  return (
    <div class="stack-tight" {...groupWords(words)}>
      {photos.length + working > 0 && (
        <ul class="photos">
          {photos.map((photo, index) => (
            <Photo
              key={photo.$f}
              photo={photo}
              number={index + 1}
              load={load}
              onRemove={() => onChange((now) => now.filter((each) => each.$f !== photo.$f))}
            />
          ))}
          {working > 0 && <li class="photo photo-working">{say("photo.working")}</li>}
        </ul>
      )}
      {failed && (
        <Notice tone="warn" live="alert">
          {say("photo.failed")}
        </Notice>
      )}
      {full ? (
        <p class="field-hint">{say("photo.most", { n: most })}</p>
      ) : (
        <div class="pair">
          <FileButton camera icon="camera" accept={PICTURES} onFiles={(files) => void take(files)}>
            {page ? say("photo.page") : say("photo.take")}
          </FileButton>
          {!page && (
            <FileButton
              multiple
              icon="picture"
              accept={PICTURES}
              onFiles={(files) => void take(files)}
            >
              {say("photo.choose")}
            </FileButton>
          )}
        </div>
      )}
    </div>
  );
}

interface PhotoProps {
  readonly photo: FileRef;
  readonly number: number;
  readonly load: (photo: FileRef) => Promise<string | null>;
  readonly onRemove: () => void;
}

function Photo({ photo, number, load, onRemove }: PhotoProps) {
  return (
    <li class="photo">
      <Thumb
        of={photo.$f}
        alt={say("photo.alt", { n: number })}
        load={() => load(photo)}
        missing={say("photo.missing")}
      />
      <button
        type="button"
        class="photo-remove"
        aria-label={say("photo.remove", { n: number })}
        onClick={onRemove}
      >
        <span>
          <Icon name="close" size="small" />
        </span>
      </button>
    </li>
  );
}
