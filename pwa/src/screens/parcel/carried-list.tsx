/** The files brought for others: where each stands, what came of it, and what can be done. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Confirm } from "../../components/confirm";
import { Icon, type IconName } from "../../components/icon";
import { Progress } from "../../components/progress";
import { momentWords, sizeWords } from "../../i18n/local";
import { tell } from "../../i18n/parcel";
import type { ParcelKey } from "../../i18n/parcel-zh";
import { carried, letGo, sending, tryAgain } from "../../models/parcel-carrying";
import type { CarriedParcel } from "../../storage/schema";
import { arrivalWords, faultWords, problemOf } from "./arrival-words";

export function CarriedList() {
  if (carried.value.length === 0) return null;
  return (
    <ul class="stack" aria-label={tell("take.list")}>
      {carried.value.map((parcel) => (
        <li key={parcel.id}>
          <Carried parcel={parcel} />
        </li>
      ))}
    </ul>
  );
}

function Carried({ parcel }: { readonly parcel: CarriedParcel }) {
  const { arrival, taken, state, size } = parcel;
  const fault = arrival ? faultWords(arrival) : null;
  const problem = problemOf(parcel);
  return (
    <article class="card stack-tight">
      <div class="card-head">
        <h3 class="parcel-name">{arrival ? arrival.person.name : parcel.name}</h3>
        <Standing parcel={parcel} />
      </div>
      {taken && state === "waiting" && <Taken size={size} taken={taken.offset} />}
      <div class="stack-tight" role="status">
        {arrival && state === "arrived" && <p>{arrivalWords(arrival)}</p>}
        {fault && <p>{fault}</p>}
        {problem && <p>{problem}</p>}
      </div>
      <p class="small soft">
        {arrival
          ? tell("arrived.made", { day: momentWords(arrival.made) })
          : `${sizeWords(parcel.size)} · ${momentWords(parcel.added)}`}
      </p>
      <Actions parcel={parcel} />
    </article>
  );
}

/** How much of a file has gone; the rest follows when there is a line. */
function Taken({ taken, size }: { readonly taken: number; readonly size: number }) {
  const words = tell("take.taken", { taken: sizeWords(taken), size: sizeWords(size) });
  return (
    <div class="stack-tight">
      <Progress done={taken} total={size} label={words} />
      <p class="small soft">{words}</p>
    </div>
  );
}

interface State {
  readonly words: ParcelKey;
  readonly icon: IconName;
  readonly tone: "good" | "info" | "warn";
}

function stateOf({ id, state, arrival }: CarriedParcel): State {
  if (sending.value === id) return { words: "state.sending", icon: "sync", tone: "info" };
  if (state === "waiting") return { words: "state.waiting", icon: "clock", tone: "info" };
  if (state === "failed") return { words: "state.failed", icon: "warning", tone: "warn" };
  const whole = arrival?.fault === null;
  return whole
    ? { words: "state.arrived", icon: "check", tone: "good" }
    : { words: "state.partly", icon: "warning", tone: "warn" };
}

function Standing({ parcel }: { readonly parcel: CarriedParcel }) {
  const { words, icon, tone } = stateOf(parcel);
  return (
    <span class={`badge tone-${tone}`}>
      <Icon name={icon} size="small" />
      {tell(words)}
    </span>
  );
}

function Actions({ parcel: { id, state } }: { readonly parcel: CarriedParcel }) {
  const [asking, setAsking] = useState(false);
  if (sending.value === id) return null;
  if (asking) {
    return (
      <Confirm
        question={tell("remove.ask")}
        yes={tell("remove")}
        danger
        onYes={() => void letGo(id)}
        onNo={() => setAsking(false)}
      >
        <p>{tell("remove.words")}</p>
      </Confirm>
    );
  }
  return (
    <div class="parcel-actions">
      {state !== "arrived" && <Button onClick={() => void tryAgain(id)}>{tell("again")}</Button>}
      <Button kind="quiet" onClick={() => (state === "arrived" ? void letGo(id) : setAsking(true))}>
        {tell(state === "arrived" ? "hide" : "remove")}
      </Button>
    </div>
  );
}
