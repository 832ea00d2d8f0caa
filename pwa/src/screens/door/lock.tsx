/** The locked phone: whose it is, and the PIN that opens it. */

import { useEffect, useState } from "preact/hooks";
import { t } from "../../models/language";
import { askPinOf, type Entry, unlock } from "../../models/session";
import { Door } from "../door";
import { later } from "../later-part";
import { PinField } from "./pin-field";

/** What came of a PIN; a number tells how many more may be tried. */
type Came = "open" | "sealed" | "failed" | number;

/** Tries left from which on it is said how many there are. */
const FEW = 5;

export function Lock({ entry }: { readonly entry: Entry }) {
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [came, setCame] = useState<Came>("open");
  const { user, name, vault } = entry;
  const sealed = vault.byPin === null;
  useEffect(() => document.getElementById("pin")?.focus(), [user, busy]);
  // What the server has too must not lie here for whoever tries PINs; a failure is tried again.
  useEffect(() => {
    if (!sealed) return;
    const wipe = later.load().then(({ wipeSealed }) => wipeSealed(user));
    wipe.catch(() => undefined);
  }, [sealed, user]);

  const open = async () => {
    // Too short to be one: not worth a try.
    if (pin.length < 4) return document.getElementById("pin")?.focus();
    setBusy(true);
    setCame(await unlock(pin).catch(() => "failed" as const));
    setBusy(false);
    setPin("");
  };
  return (
    <Door
      title={name}
      kept={t("lock.pin")}
      words={t(sealed ? "lock.sealed" : "lock.words")}
      busy={busy ? t("lock.busy") : null}
      go={sealed ? null : t("lock.go")}
      other={{ href: "#/sign-in", words: t("lock.other"), onGo: () => askPinOf(null) }}
      onGo={() => void open()}
    >
      {!sealed && (
        <PinField
          id="pin"
          label={t("lock.pin")}
          value={pin}
          error={errorOf(came)}
          onInput={setPin}
        />
      )}
    </Door>
  );
}

function errorOf(came: Came): string {
  if (typeof came === "number") return t(came > FEW ? "lock.wrong" : "lock.left", { n: came });
  return came === "open" ? "" : t(came === "sealed" ? "lock.sealed" : "error.storage");
}
