/** What was not taken of a record: why, what the office said, and what to do. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Notice } from "../components/notice";
import type { CompiledForm } from "../forms/compiled";
import { local, momentWords } from "../i18n/local";
import { tell } from "../i18n/record";
import type { RecordKey } from "../i18n/record-zh";
import { type RecordView, withdraw } from "../models/records";
import { takeBack } from "../models/settling";
import { remedyFor, type Trouble } from "../models/trouble";
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
  const { reason, returned } = trouble;
  const waits = remedyFor(trouble) === "wait";
  const wrong = wrongAnswers(trouble, form);
  return (
    <Notice tone={waits ? "info" : "warn"} icon={waits ? "clock" : "edit"} title={titleOf(trouble)}>
      {returned && (
        <>
          <p class="small soft">
            {returned.by} · {momentWords(returned.at)}
          </p>
          <p class="prose">{tell("trouble.note", { note: returned.note })}</p>
        </>
      )}
      {(returned === null || wrong.length > 0) && <p>{whyWords(reason)}</p>}
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
    </Notice>
  );
}

function titleOf(trouble: Trouble): string {
  if (trouble.returned !== null) return tell("trouble.title.returned");
  const remedy = remedyFor(trouble);
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
  if (asking) return <TakeBack record={record} onNo={() => setAsking(false)} />;
  return (
    <div class="cluster">
      {remedy === "complete" && !ownPage && (
        <Button icon="edit" href={completeHash(record, form)}>
          {tell("trouble.complete")}
        </Button>
      )}
      {(ownPage || remedy === "wait") && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {tell("trouble.back")}
        </Button>
      )}
    </div>
  );
}

interface TakeBackProps {
  readonly record: RecordView;
  readonly onNo: () => void;
}

/** What goes is the whole record where the office has none of it, else the change alone. */
function TakeBack({ record, onNo }: TakeBackProps) {
  const what = record.troubles.some(({ change }) => change === "put") ? "record" : "change";
  const question: RecordKey = `trouble.back.${what}`;
  return (
    <Confirm
      question={tell(question)}
      yes={tell("trouble.back")}
      onYes={() => void takeBack(record.rid)}
      onNo={onNo}
    >
      <p class="small soft">{tell(`${question}.words`)}</p>
    </Confirm>
  );
}
