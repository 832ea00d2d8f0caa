/** What is to be read once before the work of a plan begins; that it was read is kept on the phone. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { runningOn, templates } from "../../models/plans";
import type { Card } from "../../plans/shapes";
import { notes } from "../../storage/notes";
import { today } from "../clock";
import { Fold } from "./fold";

/** The card that nobody begins without; the others are looked up when they are wanted. */
const FIRST = "conduct";

export function ConductCards() {
  const [read, setRead] = useState("");
  const plan = runningOn(today.value).find(({ mine }) => mine);
  const template = templates.value.find(({ id }) => id === plan?.template);
  const card = template?.cards?.find(({ id }) => id === FIRST);
  const key = `daybook-read-${plan?.rid}`;
  if (!plan || !card || read === key || notes.getItem(key) !== null) return null;
  const tick = () => {
    notes.setItem(key, "1");
    setRead(key);
  };
  return (
    <section class="card stack" aria-label={local(card.title)}>
      <div>
        <p class="small soft">{tell("card.words")}</p>
        <h2>{local(card.title)}</h2>
      </div>
      <Lines card={card} />
      <Button wide icon="check" onClick={tick}>
        {tell("card.read")}
      </Button>
    </section>
  );
}

/** The cards of a plan's template, to be read again whenever they are wanted. */
export function CardsToRead({ template: id }: { readonly template: string | null }) {
  const cards = templates.value.find((each) => each.id === id)?.cards ?? [];
  if (cards.length === 0) return null;
  return (
    <div class="card card-flush measure">
      {cards.map((card) => (
        <Fold key={card.id} title={local(card.title)}>
          <div class="plan-words">
            <Lines card={card} />
          </div>
        </Fold>
      ))}
    </div>
  );
}

function Lines({ card }: { readonly card: Card }) {
  return (
    <ul class="stack-tight">
      {card.lines.map((line) => (
        <li key={line.zh} class="card-line">
          <Icon name="check" size="small" />
          <span>{local(line)}</span>
        </li>
      ))}
    </ul>
  );
}
