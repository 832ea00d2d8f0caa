/** What was not taken of a record: why, what the office said, and what to do. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Notice } from "../components/notice";
import type { CompiledForm } from "../forms/compiled";
import { local, momentWords } from "../i18n/local";
import { tell } from "../i18n/record";
import type { RecordView } from "../models/records";
import { takeBack } from "../models/settling";
import { remedyFor, type Trouble } from "../models/trouble";
import { withdraw } from "../models/withdrawing";
import { completeHash, remedyOf, whyWords, wrongAnswers } from "./trouble-words";

interface TroublesProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
  /** On the record's own page the form is opened by the button at its bottom. */
  readonly ownPage?: boolean;
}

export function Troubles({ record, form, ownPage = false }: TroublesProps) {
  if (record.troubles.length === 0) return null;
  return (
    <div class="stack-tight">
      {record.troubles.map((trouble) => (
        <Told key={trouble.mid} trouble={trouble} form={form} />
      ))}
      <Doing record={record} form={form} ownPage={ownPage} />
    </div>
  );
}

interface ToldProps {
  readonly trouble: Trouble;
  readonly form: CompiledForm | null;
}

function Told({ trouble, form }: ToldProps) {
  const { reason, kept, returned } = trouble;
  const waits = remedyFor(trouble) === "wait";
  const wrong = wrongAnswers(trouble, form);
  return (
    <Notice tone={waits ? "info" : "warn"} icon={waits ? "clock" : "edit"} title={titleOf(trouble)}>
      <div class="stack-tight">
        {returned && (
          <div>
            <p class="small soft">
              {returned.by} · {momentWords(returned.at)}
            </p>
            <p class="prose">{tell("trouble.note", { note: returned.note })}</p>
          </div>
        )}
        {(returned === null || wrong.length > 0) && <p>{whyWords(reason, kept)}</p>}
        {wrong.length > 0 && (
          <ul class="reasons">
            {wrong.map(({ path, label, words }) => (
              <li key={path}>
                {label && <strong>{local(label)}</strong>} {local(words)}
              </li>
            ))}
          </ul>
        )}
        {waits && <p>{tell("trouble.wait")}</p>}
        <p class="small soft">{tell("trouble.safe")}</p>
      </div>
    </Notice>
  );
}

function titleOf(trouble: Trouble): string {
  const remedy = remedyFor(trouble);
  if (trouble.returned !== null && remedy !== "wait") return tell("trouble.title.returned");
  if (remedy === "decide") return tell("trouble.title.removal");
  return tell(remedy === "wait" ? "trouble.title.wait" : "trouble.title");
}

/** One clear action, and the way out. */
function Doing({ record, form, ownPage }: Required<TroublesProps>) {
  const [asking, setAsking] = useState(false);
  const remedy = remedyOf(record);
  const { rid } = record;
  if (remedy === "decide") {
    return (
      <div class="pair">
        <Button onClick={() => void takeBack(rid)}>{tell("trouble.keep")}</Button>
        <Button onClick={() => void withdraw(rid)}>{tell("trouble.remove")}</Button>
      </div>
    );
  }
  // A record of which the office has nothing is withdrawn as any other.
  const isNew = record.troubles.some(({ change }) => change === "put");
  if (asking) return <TakeBack rid={rid} onNo={() => setAsking(false)} />;
  return (
    <div class="cluster">
      {remedy === "complete" && !ownPage && (
        <Button icon="edit" href={completeHash(record, form)}>
          {tell("trouble.complete")}
        </Button>
      )}
      {!isNew && (ownPage || remedy !== "complete") && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {tell("trouble.back")}
        </Button>
      )}
    </div>
  );
}

interface TakeBackProps {
  readonly rid: string;
  readonly onNo: () => void;
}

function TakeBack({ rid, onNo }: TakeBackProps) {
  return (
    <Confirm
      question={tell("trouble.back.ask")}
      yes={tell("trouble.back.yes")}
      onYes={() => void takeBack(rid)}
      onNo={onNo}
    >
      <p class="small soft">{tell("trouble.back.words")}</p>
    </Confirm>
  );
}
