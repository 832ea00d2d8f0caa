/** Two fields in which somebody chooses a PIN. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { tell } from "../../i18n/pin";
import { pinFault } from "../../storage/vault-making";
import { Door } from "../door";
import { PinField } from "./pin-field";

interface NewPinProps {
  readonly title: string;
  readonly words: string;
  readonly go: string;
  readonly other?: { readonly href: string; readonly words: string; readonly onGo?: () => void };
  /** What stands over the fields. */
  readonly first?: ComponentChildren;
  /** What is said under them. */
  readonly children?: ComponentChildren;
  /** Does with the PIN what it is chosen for. */
  readonly onPin: (pin: string) => Promise<void>;
}

type Fault = "form" | "easy" | "differ";

export function NewPin({ title, words, go, other, first, children, onPin }: NewPinProps) {
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [error, setError] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async () => {
    const fault = pinFault(pin) ?? (pin === again ? null : "differ");
    setError(fault);
    if (fault !== null) return document.getElementById(fieldOf(fault))?.focus();
    setBusy(true);
    await onPin(pin).finally(() => setBusy(false));
  };
  const errorAt = (field: string) =>
    error !== null && fieldOf(error) === field ? tell(`pin.${error}`) : null;
  return (
    <Door
      title={title}
      kept={tell("pin.new")}
      words={words}
      busy={busy ? tell("pin.busy") : null}
      go={go}
      {...(other && { other })}
      onGo={() => void choose()}
    >
      <div class="stack">
        {first}
        <PinField
          id="pin-new"
          label={tell("pin.new")}
          hint={tell("pin.hint")}
          value={pin}
          error={errorAt("pin-new")}
          onInput={setPin}
        />
        <PinField
          id="pin-again"
          label={tell("pin.again")}
          value={again}
          error={errorAt("pin-again")}
          onInput={setAgain}
        />
        {children}
      </div>
    </Door>
  );
}

function fieldOf(fault: Fault): string {
  return fault === "differ" ? "pin-again" : "pin-new";
}
