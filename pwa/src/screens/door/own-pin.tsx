/** Another PIN for one's own work, or the first one for what a borrower leaves behind. */

import { useState } from "preact/hooks";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/door";
import { keepUnder } from "../../models/borrowing";
import { t } from "../../models/language";
import { lockNow } from "../../models/lock";
import { borrowed, session } from "../../models/session";
import { status } from "../../models/sync-status";
import { changePin } from "../../storage/vault-making";
import { ownDrafts } from "../own-records";
import { go } from "../route";
import { NewPin } from "./new-pin";
import { PinField } from "./pin-field";

export function OwnPin() {
  return borrowed.value ? <KeepUnder /> : <Change />;
}

const BACK = { href: "#/me", words: "own.back" } as const;

function Change() {
  const [old, setOld] = useState("");
  const [error, setError] = useState<"wrong" | "failed" | null>(null);
  const change = async (pin: string) => {
    const came = await changePin(session.peek()?.user ?? "", old, pin).catch(
      () => "failed" as const,
    );
    if (came === "changed") return go("#/me", true);
    // Somebody who guessed ten times is not the one whose work is open.
    if (came === "sealed") return lockNow();
    setOld("");
    setError(came);
  };
  const wrong = error === "wrong" ? tell("own.wrong") : null;
  return (
    <NewPin
      title={tell("own.title")}
      words={tell("own.words")}
      go={tell("own.go")}
      other={{ ...BACK, words: tell(BACK.words) }}
      first={
        <PinField id="pin-old" label={tell("own.old")} value={old} error={wrong} onInput={setOld} />
      }
      onPin={change}
    >
      {error === "failed" && <Failed />}
    </NewPin>
  );
}

function KeepUnder() {
  const [failed, setFailed] = useState(false);
  const { waiting, photosWaiting } = status.value;
  const n = waiting + photosWaiting + ownDrafts.value.length;
  const keep = async (pin: string) => {
    setFailed(false);
    await keepUnder(pin).then(
      () => go("#/sign-in", true),
      () => setFailed(true),
    );
  };
  return (
    <NewPin
      title={tell("keep.title", { n })}
      words={tell("keep.words")}
      go={tell("keep.go")}
      other={{ ...BACK, words: t("back") }}
      onPin={keep}
    >
      {failed && <Failed />}
    </NewPin>
  );
}

function Failed() {
  return (
    <Notice tone="warn" live="alert">
      {t("error.storage")}
    </Notice>
  );
}
