/** Choosing a PIN, once for each person and phone: from then on all that is kept is sealed. */

import { useState } from "preact/hooks";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/pin";
import { t } from "../../models/language";
import { keepIn } from "../../models/session";
import { createVault, pinFault } from "../../storage/vault-making";
import { Door } from "../door";
import { PinField } from "./pin-field";

export function ChoosePin({ name }: { readonly name: string }) {
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [error, setError] = useState<"form" | "easy" | "differ" | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  const choose = async () => {
    const fault = pinFault(pin) ?? (pin === again ? null : "differ");
    setError(fault);
    if (fault !== null) return document.getElementById(fieldOf(fault))?.focus();
    setBusy(true);
    setFailed(false);
    await createVault(pin)
      .then(keepIn)
      .catch(() => setFailed(true));
    setBusy(false);
  };
  const errorAt = (field: string) =>
    error !== null && fieldOf(error) === field ? tell(`pin.${error}`) : null;
  return (
    <Door
      title={tell("pin.title", { name })}
      words={tell("pin.words")}
      busy={busy ? tell("pin.busy") : null}
      go={tell("pin.go")}
      onGo={() => void choose()}
    >
      <div class="stack">
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
        <p class="small soft">{tell("pin.forgotten")}</p>
        {failed && (
          <Notice tone="warn" live="alert">
            {t("error.storage")}
          </Notice>
        )}
      </div>
    </Door>
  );
}

function fieldOf(fault: "form" | "easy" | "differ"): string {
  return fault === "differ" ? "pin-again" : "pin-new";
}
