/** A voice note: spoken into the phone, or picked as a file where the phone cannot record here. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { FileRef } from "../forms/compiled";
import { say } from "../i18n/rare";
import { Button } from "./button";
import { type FieldWords, groupWords } from "./field-box";
import { FileButton } from "./file-button";
import { Notice } from "./notice";
import { Playback } from "./playback";

/** Longest note, in seconds. */
const LONGEST = 180;
/** Enough for speech: three minutes are about half a megabyte. */
const BITS_PER_SECOND = 24_000;
const WAYS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

interface VoiceNoteProps extends FieldWords {
  readonly note: FileRef | null;
  readonly add: (sound: Blob) => Promise<FileRef>;
  readonly load: (note: FileRef) => Promise<string | null>;
  readonly onChange: (note: FileRef | null) => void;
}

type Trouble = "voice.denied" | "voice.failed";

export function VoiceNote({ note, add, load, onChange, ...words }: VoiceNoteProps) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keep = (sound: Blob) => {
    setTrouble(null);
    add(sound).then(onChange, () => setTrouble("voice.failed"));
  };
  return (
    <div class="stack-tight" {...groupWords(words)}>
      {note ? (
        <>
          <Playback of={note} load={load} />
          <div>
            <Button kind="quiet" icon="trash" onClick={() => onChange(null)}>
              {say("voice.remove")}
            </Button>
          </div>
        </>
      ) : (
        <Recorder onSound={keep} onDenied={() => setTrouble("voice.denied")} />
      )}
      {trouble && (
        <Notice tone="warn" live="alert">
          {say(trouble)}
        </Notice>
      )}
    </div>
  );
}

interface RecorderProps {
  readonly onSound: (sound: Blob) => void;
  readonly onDenied: () => void;
}

function Recorder({ onSound, onDenied }: RecorderProps) {
  const recorder = useRef<MediaRecorder | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const stop = () => recorder.current?.stop();
  useEffect(() => stop, []);
  useEffect(() => {
    if (seconds === null) return undefined;
    if (seconds >= LONGEST) stop();
    const next = setTimeout(() => setSeconds(seconds + 1), 1000);
    return () => clearTimeout(next);
  }, [seconds]);
  const start = async () => {
    try {
      recorder.current = await recording((sound) => {
        setSeconds(null);
        onSound(sound);
      });
      setSeconds(0);
    } catch {
      onDenied();
    }
  };
  if (seconds !== null) {
    return (
      <>
        <p class="recording" role="timer">
          {say("voice.running", { time: clock(seconds), most: clock(LONGEST) })}
        </p>
        <Button icon="check" onClick={stop}>
          {say("voice.stop")}
        </Button>
      </>
    );
  }
  return (
    <div class="pair">
      {canRecord() && (
        <Button icon="mic" onClick={() => void start()}>
          {say("voice.start")}
        </Button>
      )}
      <FileButton icon="note" accept="audio/*" onFiles={([sound]) => sound && onSound(sound)}>
        {say("voice.pick")}
      </FileButton>
    </div>
  );
}

function canRecord(): boolean {
  return typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined;
}

/** Asks for the microphone, and records until it is stopped; raises when it may not. */
async function recording(done: (sound: Blob) => void): Promise<MediaRecorder> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = WAYS.find((way) => MediaRecorder.isTypeSupported(way));
  const options = { audioBitsPerSecond: BITS_PER_SECOND, ...(mimeType ? { mimeType } : {}) };
  const recorder = new MediaRecorder(stream, options);
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  recorder.addEventListener("stop", () => {
    // The microphone is let go at once, so that the phone stops showing it in use.
    for (const track of stream.getTracks()) track.stop();
    done(new Blob(parts, { type: recorder.mimeType }));
  });
  recorder.start();
  return recorder;
}

/** Seconds as minutes and seconds: "1:05". */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
