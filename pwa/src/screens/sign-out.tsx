/** The ways off this phone: signed out with all kept, removed once all is sent, a borrower's. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Notice } from "../components/notice";
import { tell as say } from "../i18n/door";
import { tell } from "../i18n/record";
import { leaveNothing } from "../models/borrowing";
import { carried } from "../models/parcel-carrying";
import { removeMe } from "../models/removing";
import { borrowed } from "../models/session";
import { signOut } from "../models/signing-out";
import { status } from "../models/sync-status";
import { ownDrafts } from "./own-records";
import { go } from "./route";

type Way = "signout" | "remove";

export function SignOut() {
  const [asking, setAsking] = useState<Way | null>(null);
  const { waiting, photosWaiting } = status.value;
  const brought = carried.value.filter(({ state }) => state === "waiting").length;
  const unsent = waiting + photosWaiting + ownDrafts.value.length + brought;
  if (asking === null) {
    return (
      <div class="stack">
        {borrowed.value && <Notice icon="device">{tell("me.borrowed")}</Notice>}
        <div class="cluster">
          <Button onClick={() => setAsking("signout")}>{tell("me.signout")}</Button>
          {!borrowed.value && unsent === 0 && (
            <Button kind="quiet" onClick={() => setAsking("remove")}>
              {tell("me.remove")}
            </Button>
          )}
        </div>
      </div>
    );
  }
  const no = () => setAsking(null);
  if (borrowed.value && unsent > 0) return <KeepFirst unsent={unsent} />;
  if (asking === "remove") return <Remove onNo={no} />;
  const leave = async () => {
    await (borrowed.peek() ? leaveNothing() : signOut());
    go("#/sign-in", true);
  };
  return (
    <Confirm
      question={tell("me.signout.ask")}
      yes={tell("me.signout.yes")}
      danger
      onYes={() => void leave()}
      onNo={no}
    >
      <p>{unsent > 0 ? tell("me.signout.unsent", { n: unsent }) : tell("me.signout.safe")}</p>
    </Confirm>
  );
}

/** A borrower does not leave before it is known what becomes of what was not sent. */
function KeepFirst({ unsent }: { readonly unsent: number }) {
  return (
    <Notice tone="warn" title={say("keep.title", { n: unsent })} live="alert">
      <p>{say("keep.words")}</p>
      <div class="cluster">
        <Button href="#/sync">{say("keep.sync")}</Button>
        <Button href="#/pin">{say("keep.pin")}</Button>
      </div>
    </Notice>
  );
}

function Remove({ onNo }: { readonly onNo: () => void }) {
  const remove = async () => {
    await removeMe();
    go("#/join", true);
  };
  return (
    <Confirm
      question={tell("me.remove.ask")}
      yes={tell("me.remove.yes")}
      danger
      onYes={() => void remove()}
      onNo={onNo}
    >
      <p>{tell("me.remove.words")}</p>
    </Confirm>
  );
}
