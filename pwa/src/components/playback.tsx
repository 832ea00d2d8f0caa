/** A voice note to listen to, or a document to save, by the way its bytes are found. */

import "../style/rare.css";
import { useEffect, useState } from "preact/hooks";
import type { FileRef } from "../forms/compiled";
import { sizeWords } from "../i18n/local";
import { say } from "../i18n/rare";
import { Icon } from "./icon";

interface PlaybackProps {
  readonly of: FileRef;
  /** The address of the file, or null when it is not to be had now. */
  readonly load: (file: FileRef) => Promise<string | null>;
  /** What is said when it is not to be had. */
  readonly missing?: string;
}

export function Playback({ of, load, missing = say("file.missing") }: PlaybackProps) {
  const [url, setUrl] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    const show = (found: string | null) => {
      made = found;
      if (gone && found) URL.revokeObjectURL(found);
      else setUrl(found);
    };
    load(of).then(show, () => show(null));
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [of.$f]);
  if (url === null) return <p class="field-hint">{missing}</p>;
  if (url === undefined) return <p class="playback" />;
  const sound = of.t.startsWith("audio/");
  // biome-ignore lint/a11y/useMediaCaption: nobody has written down what a voice note says.
  if (sound) return <audio class="playback" controls preload="metadata" src={url} />;
  const name = of.name ?? say("file.one");
  return (
    <a class="file-row" href={url} download={name}>
      <Icon name="note" />
      <span>{name}</span>
      <span class="small soft number">{sizeWords(of.n)}</span>
    </a>
  );
}
