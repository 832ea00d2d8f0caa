/** The pairs of a school: proposed, running, over; the other side says yes here. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { Badge } from "../../../components/state-badge";
import { dateOf } from "../../../forms/week";
import { dayWords } from "../../../i18n/office-time";
import { tell } from "../../../i18n/people";
import { word } from "../../../i18n/registers";
import { confirmPair, endPair, type PairRow, pairsPath } from "../../../models/office-pairs";
import type { Items } from "../../../models/office-places";
import { ActForm, useAct } from "../registers/act-form";
import { isOver, spanWords } from "../registers/dated";
import { DayField, missing } from "../registers/fields";
import { refusalWords } from "../registers/refusal-words";
import { SchoolArea } from "../registers/school-area";
import { type AtSchool, mayChange } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { NewPairForm } from "./new-pair";
import { pairState, pairWords } from "./pair-words";

export function PairsPage({ at }: { readonly at: AtSchool }) {
  const { office, school } = at;
  const view = useView<Items<PairRow>>(office, null, pairsPath(school));
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setAdding(false);
    setSaid(words);
    void view.reload();
  };
  const add = mayChange("pairs", at) && !adding && (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {tell("pair.add")}
    </Button>
  );
  return (
    <SchoolArea
      at={at}
      title={word("door.pairs")}
      lead={tell("pair.lead")}
      said={said}
      actions={add}
    >
      {adding && (
        <NewPairForm
          at={at}
          close={() => setAdding(false)}
          onDone={() => done(tell("pair.proposed"))}
        />
      )}
      <Viewed view={view} skeleton={<SkeletonRows rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={add}>{tell("pair.none")}</Empty>
          ) : (
            <ul class="card card-flush list" aria-label={word("door.pairs")}>
              {[...items].sort(waitingFirst).map((pair) => (
                <PairLine key={pair.id} at={at} pair={pair} onDone={done} />
              ))}
            </ul>
          )
        }
      </Viewed>
    </SchoolArea>
  );
}

interface PairLineProps {
  readonly at: AtSchool;
  readonly pair: PairRow;
  readonly onDone: (said: string) => void;
}

function PairLine({ at, pair, onDone }: PairLineProps) {
  const [ending, setEnding] = useState(false);
  const { busy, refused, run } = useAct(
    (stop) => confirmPair(at.office, pair.id, stop),
    () => onDone(tell("pair.confirmed")),
  );
  const may = (act: string) => pair.may.includes(act);
  return (
    <li class={isOver(pair) ? "dated dated-over" : "dated"}>
      <div class="dated-words">
        <p class="dated-title">{pairWords(pair, at.places)}</p>
        <p class="small soft">
          {[tell(`pair.${pair.type}`), pair.subject, frequencyWords(pair), spanWords(pair)]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {pair.goals.length > 0 && (
          <ol class="pair-goals small">
            {pair.goals.map((goal) => (
              <li key={goal}>{goal}</li>
            ))}
          </ol>
        )}
        <PairBadge pair={pair} />
        {refused && <p class="field-error">{refusalWords(refused).join(" ")}</p>}
      </div>
      {may("confirm") && (
        <Button icon="check" disabled={busy} onClick={() => void run()}>
          {tell("pair.confirm")}
        </Button>
      )}
      {may("end") && !ending && !isOver(pair) && (
        <Button kind="quiet" onClick={() => setEnding(true)}>
          {word("span.end")}
        </Button>
      )}
      {ending && (
        <EndPairForm
          at={at}
          pair={pair}
          close={() => setEnding(false)}
          onDone={(until) => {
            setEnding(false);
            onDone(tell("pair.ended", { day: dayWords(until) }));
          }}
        />
      )}
    </li>
  );
}

interface EndPairFormProps {
  readonly at: AtSchool;
  readonly pair: PairRow;
  readonly close: () => void;
  readonly onDone: (until: string) => void;
}

function EndPairForm({ at, pair, close, onDone }: EndPairFormProps) {
  const [until, setUntil] = useState(dateOf(Date.now()));
  return (
    <ActForm
      title={tell("pair.end")}
      words={<p>{tell("pair.end-words")}</p>}
      yes={tell("end.yes")}
      check={() => missing({ until })}
      act={(stop) => endPair(at.office, pair.id, until, stop)}
      onDone={() => onDone(until)}
      close={close}
    >
      <DayField name="until" label={word("span.end-day")} value={until} onChange={setUntil} />
    </ActForm>
  );
}

function PairBadge({ pair }: { readonly pair: PairRow }) {
  const state = pairState(pair);
  if (state === "over") return <Badge icon="minus">{tell("pair.over")}</Badge>;
  if (state === "runs") {
    return (
      <Badge icon="check" tone="good">
        {tell("pair.runs")}
      </Badge>
    );
  }
  return (
    <Badge icon="clock" tone={state === "waits-you" ? "warn" : "info"}>
      {tell(`pair.${state}`)}
    </Badge>
  );
}

function frequencyWords({ frequency }: PairRow): string {
  return tell("pair.often", { often: tell(`pair.${frequency}`) });
}

function waitingFirst(one: PairRow, other: PairRow): number {
  const order = ["waits-you", "waits", "runs", "over"];
  return (
    order.indexOf(pairState(one)) - order.indexOf(pairState(other)) ||
    other.since.localeCompare(one.since)
  );
}
