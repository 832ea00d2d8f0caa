/** A signature written with the finger, or photographed from paper. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FileRef } from "../forms/compiled";
import { say } from "../i18n/rare";
import { Button } from "./button";
import { type FieldWords, groupWords } from "./field-box";
import { FileButton } from "./file-button";
import { Notice } from "./notice";
import { Thumb } from "./thumb";

interface SignaturePadProps extends FieldWords {
  readonly signed: FileRef | null;
  readonly add: (picture: Blob) => Promise<FileRef>;
  readonly load: (picture: FileRef) => Promise<string | null>;
  readonly onChange: (signed: FileRef | null) => void;
}

export function SignaturePad({ signed, add, load, onChange, ...words }: SignaturePadProps) {
  const [failed, setFailed] = useState(false);
  const keep = (picture: Blob) => {
    setFailed(false);
    add(picture).then(onChange, () => setFailed(true));
  };
  return (
    <div class="stack-tight" {...groupWords(words)}>
      {signed ? (
        <>
          <div class="signed">
            <Thumb
              of={signed.$f}
              alt={say("sign.done")}
              load={() => load(signed)}
              missing={say("sign.done")}
            />
          </div>
          <div>
            <Button kind="quiet" icon="edit" onClick={() => onChange(null)}>
              {say("sign.again")}
            </Button>
          </div>
        </>
      ) : (
        <Pad onDone={keep} />
      )}
      {failed && (
        <Notice tone="warn" live="alert">
          {say("sign.failed")}
        </Notice>
      )}
    </div>
  );
}

function Pad({ onDone }: { readonly onDone: (picture: Blob) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [written, setWritten] = useState(false);
  useLayoutEffect(() => {
    if (canvas.current) clear(canvas.current);
  }, []);
  const again = () => {
    if (canvas.current) clear(canvas.current);
    setWritten(false);
  };
  const draw = (event: PointerEvent, begins: boolean) => {
    const pad = event.currentTarget as HTMLCanvasElement;
    if (begins) pad.setPointerCapture(event.pointerId);
    else if (!pad.hasPointerCapture(event.pointerId)) return;
    stroke(pad, event, begins);
    setWritten(true);
  };
  const done = () => canvas.current?.toBlob((picture) => picture && onDone(picture), "image/png");
  return (
    <>
      <canvas
        ref={canvas}
        class="pad"
        role="img"
        aria-label={say("sign.here")}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
      />
      <div class="pair">
        <Button disabled={!written} onClick={again}>
          {say("sign.clear")}
        </Button>
        <Button icon="check" disabled={!written} onClick={done}>
          {say("sign.keep")}
        </Button>
      </div>
      {!written && (
        <FileButton
          camera
          icon="camera"
          accept="image/*"
          onFiles={([photo]) => photo && onDone(photo)}
        >
          {say("sign.photo")}
        </FileButton>
      )}
    </>
  );
}

/** White paper of the size it has on the screen, whatever the theme: it is a picture. */
function clear(pad: HTMLCanvasElement): void {
  const scale = Math.min(2, devicePixelRatio);
  pad.width = pad.clientWidth * scale;
  pad.height = pad.clientHeight * scale;
  const drawing = pad.getContext("2d");
  if (drawing === null) return;
  drawing.fillStyle = "#fff";
  drawing.fillRect(0, 0, pad.width, pad.height);
  drawing.scale(scale, scale);
  drawing.lineWidth = 2.5;
  drawing.lineCap = "round";
  drawing.lineJoin = "round";
  drawing.strokeStyle = "#1c1b17";
}

function stroke(pad: HTMLCanvasElement, event: PointerEvent, begins: boolean): void {
  const drawing = pad.getContext("2d");
  if (drawing === null) return;
  if (begins) {
    drawing.beginPath();
    drawing.moveTo(event.offsetX, event.offsetY);
  }
  drawing.lineTo(event.offsetX, event.offsetY);
  drawing.stroke();
}
