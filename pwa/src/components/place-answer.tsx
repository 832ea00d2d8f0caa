/** Where something is: asked of the phone only when the button is tapped. */

import { useState } from "preact/hooks";
import { say } from "../i18n/rare";
import { Button } from "./button";
import { type FieldWords, groupWords } from "./field-box";
import { Notice } from "./notice";

interface PlaceAnswerProps extends FieldWords {
  /** Latitude, longitude, height and accuracy in metres, with spaces between; "" for none. */
  readonly value: string;
  readonly onChange: (value: string | null) => void;
}

const PATIENCE_MS = 30_000;

export function PlaceAnswer({ value, onChange, ...words }: PlaceAnswerProps) {
  const [state, setState] = useState<"calm" | "asking" | "failed">("calm");
  const ask = () => {
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("calm");
        onChange(placeText(coords));
      },
      () => setState("failed"),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    );
  };
  return (
    <div class="stack-tight" {...groupWords(words)}>
      {value !== "" && <p role="status">{say("place.kept", { n: accuracyOf(value) })}</p>}
      <Button icon="pin" disabled={state === "asking"} onClick={ask}>
        {state === "asking" ? say("place.asking") : say(value ? "place.again" : "place.ask")}
      </Button>
      {value !== "" && (
        <div>
          <Button kind="quiet" icon="trash" onClick={() => onChange(null)}>
            {say("place.remove")}
          </Button>
        </div>
      )}
      {state === "failed" && (
        <Notice tone="warn" live="alert">
          {say("place.failed")}
        </Notice>
      )}
    </div>
  );
}

interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number | null;
  readonly accuracy: number;
}

/** A place as forms hold it: degrees, then metres. */
export function placeText({ latitude, longitude, altitude, accuracy }: Coordinates): string {
  const height = Math.round(altitude ?? 0);
  return `${latitude.toFixed(6)} ${longitude.toFixed(6)} ${height} ${Math.ceil(accuracy)}`;
}

/** How far off a place may be, in metres. */
export function accuracyOf(value: string): number {
  return Math.ceil(Number(value.split(" ")[3] ?? 0));
}
