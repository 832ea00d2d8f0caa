/** Choosing a PIN, once for each person and phone: from then on all that is kept is sealed. */

import { useState } from "preact/hooks";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/pin";
import { t } from "../../models/language";
import { keepIn } from "../../models/session";
import { createVault } from "../../storage/vault-making";
import { NewPin } from "./new-pin";

export function ChoosePin({ name }: { readonly name: string }) {
  const [failed, setFailed] = useState(false);
  const keep = async (pin: string) => {
    setFailed(false);
    await createVault(pin)
      .then(keepIn)
      .catch(() => setFailed(true));
  };
  return (
    <NewPin
      title={tell("pin.title", { name })}
      words={tell("pin.words")}
      go={tell("pin.go")}
      onPin={keep}
    >
      <p class="small soft">{tell("pin.forgotten")}</p>
      {failed && (
        <Notice tone="warn" live="alert">
          {t("error.storage")}
        </Notice>
      )}
    </NewPin>
  );
}
