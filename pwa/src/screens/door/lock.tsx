/** The locked phone: whose it is, and the PIN that opens it. */

import { useEffect, useState } from "preact/hooks";
import { Notice } from "../../components/notice";
import { t } from "../../models/language";
import { askPinOf, type Entry, unlock } from "../../models/session";
import { Door } from "../door";
import { later } from "../later-part";
import { PinField } from "./pin-field";

/** Tries left from which on it is said how many there are. */
const FEW = 5;

export function Lock({ entry }: { readonly entry: Entry }) {
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const { user, name, vault } = entry;
  const sealed = vault.byPin === null;
  useEffect(() => document.getElementById("pin")?.focus(), [user, busy]);
  // What the server has too must not lie here for whoever tries PINs; a failure is tried again.
  useEffect(() => {
    if (sealed)
      later
        .load()
        .then(({ wipeSealed }) => wipeSealed(user))
        .catch(() => undefined);
  }, [sealed, user]);

  const open = async () => {
    setBusy(true);
    const came = await unlock(pin).catch(() => null);
    setBusy(false);
    setPin("");
    setFailed(came === null);
    setLeft(typeof came === "number" ? came : null);
  };
  const error = left === null ? null : t(left <= FEW ? "lock.left" : "lock.wrong", { n: left });
  return (
    <Door
      title={name}
      words={t(sealed ? "lock.sealed" : "lock.words")}
      busy={busy ? t("lock.busy") : null}
      go={sealed ? null : t("lock.go")}
      other={{ href: "#/sign-in", words: t("lock.other"), onGo: () => askPinOf(null) }}
      onGo={() => void open()}
    >
      {!sealed && (
        <PinField id="pin" label={t("lock.pin")} value={pin} error={error} onInput={setPin} />
      )}
      {failed && (
        <Notice tone="warn" live="alert">
          {t("error.storage")}
        </Notice>
      )}
    </Door>
  );
}
