/** The tree of offices, schools and points: added, renamed, closed; nothing is ever erased. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Badge } from "../../../components/state-badge";
import { dateOf } from "../../../forms/week";
import { dayWords } from "../../../i18n/office-time";
import { say } from "../../../i18n/places";
import { placeTypeWord, word } from "../../../i18n/registers";
import { closePlace, type PlaceRow } from "../../../models/office-places";
import { ActForm } from "../registers/act-form";
import { schoolHash } from "../registers/registers-route";
import type { Standpoint } from "../registers/standpoint";
import { WideArea } from "../registers/wide-area";
import { PlaceForm, typesUnder } from "./place-form";

export function PlacesPage({ at }: { readonly at: Standpoint }) {
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setSaid(words);
    at.reloadPlaces();
  };
  return (
    <WideArea title={word("door.places")} lead={say("places.lead")} said={said}>
      <ul class="tree" aria-label={word("door.places")}>
        {at.places.under(null).map((place) => (
          <Branch key={place.id} at={at} place={place} onDone={done} />
        ))}
      </ul>
    </WideArea>
  );
}

interface BranchProps {
  readonly at: Standpoint;
  readonly place: PlaceRow;
  readonly onDone: (said: string) => void;
}

type Doing = "adding" | "changing" | "closing" | "opening";

function Branch({ at, place, onDone }: BranchProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const under = at.places.under(place.id);
  const done = (words: string) => {
    setDoing(null);
    onDone(words);
  };
  return (
    <li>
      <div class="tree-place">
        <Name at={at} place={place} />
        <Acts place={place} onDoing={setDoing} />
      </div>
      {doing !== null && (
        <PlaceAct at={at} place={place} doing={doing} close={() => setDoing(null)} onDone={done} />
      )}
      {under.length > 0 && (
        <ul>
          {under.map((each) => (
            <Branch key={each.id} at={at} place={each} onDone={onDone} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Name({ at, place }: { readonly at: Standpoint; readonly place: PlaceRow }) {
  const name = at.places.name(place.id);
  return (
    <p class={place.closed === null ? "tree-name" : "tree-name soft"}>
      <a href={schoolHash(place.id)}>{name}</a>
      <span class="soft small">{placeTypeWord(place.type)}</span>
      {place.closed !== null && (
        <Badge icon="minus">{say("places.closed-since", { day: dayWords(place.closed) })}</Badge>
      )}
    </p>
  );
}

interface ActsProps {
  readonly place: PlaceRow;
  readonly onDoing: (doing: Doing) => void;
}

function Acts({ place, onDoing }: ActsProps) {
  const may = (act: string) => place.may.includes(act);
  const open = place.closed === null;
  return (
    <span class="tree-acts">
      {may("create") && open && typesUnder(place).length > 0 && (
        <Button kind="quiet" onClick={() => onDoing("adding")}>
          {say("places.add-under")}
        </Button>
      )}
      {may("correct") && open && (
        <Button kind="quiet" onClick={() => onDoing("changing")}>
          {word("act.edit")}
        </Button>
      )}
      {may("manage") && (
        <Button kind="quiet" onClick={() => onDoing(open ? "closing" : "opening")}>
          {say(open ? "places.close" : "places.open")}
        </Button>
      )}
    </span>
  );
}

interface PlaceActProps extends BranchProps {
  readonly doing: Doing;
  readonly close: () => void;
}

function PlaceAct({ at, place, doing, close, onDone }: PlaceActProps) {
  const name = at.places.name(place.id);
  if (doing === "adding" || doing === "changing") {
    const changed = doing === "changing" ? place : null;
    return (
      <PlaceForm
        at={at}
        place={changed}
        parent={place}
        close={close}
        onDone={() => onDone(say(changed ? "places.changed" : "places.added"))}
      />
    );
  }
  const closing = doing === "closing";
  const day = closing ? dateOf(Date.now()) : null;
  return (
    <ActForm
      title={say(closing ? "places.close-ask" : "places.open-ask", { name })}
      words={<p>{say(closing ? "places.close-words" : "places.open-words")}</p>}
      yes={say(closing ? "places.close-yes" : "places.open-yes")}
      danger={closing}
      act={(stop) => closePlace(at.office, place.id, day, stop)}
      onDone={() => onDone(say(closing ? "places.is-closed" : "places.is-open", { name }))}
      close={close}
    />
  );
}
