/** What may be done with a held entry: accept it, correct it, or return it with a note. */

import { useEffect, useId, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { say } from "../../i18n/office";
import type { Answered, Office, OfficeProblem } from "../../models/office";
import type { HeldAct, HeldOne, HeldRow, Words } from "../../models/office-shapes";
import { HeldCorrection } from "./held-correction";
import { problemKey } from "./problem-words";

const LONGEST_NOTE = 500;

interface HeldActionsProps {
  readonly office: Office;
  readonly item: HeldRow;
  readonly reach: boolean;
  readonly onDecided: (item: HeldRow) => void;
}

type Doing = "nothing" | "noting" | "correcting" | "sending";

/** Why it was not done: a problem of the server's, and what is wrong by question. */
interface Failure {
  readonly problem: OfficeProblem;
  readonly fields: Readonly<Record<string, Words>>;
}

export function HeldActions({ office, item, reach, onDecided }: HeldActionsProps) {
  const [doing, setDoing] = useState<Doing>("nothing");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);

  async function decide(act: HeldAct, told: object): Promise<void> {
    const before = doing;
    setDoing("sending");
    const path = `/api/held/${item.mid}/${act}`;
    const answer: Answered<HeldOne> = await office.tell<HeldOne>(path, told, stop.signal);
    if (stop.signal.aborted) return;
    setFailure(answer.ok ? null : { problem: answer.problem, fields: answer.fields ?? {} });
    setDoing(answer.ok ? "nothing" : before);
    if (answer.ok) return onDecided(answer.value);
    if (answer.problem === "conflict") await lookAgain();
  }

  /** Somebody else was first: show what they made of it. */
  async function lookAgain(): Promise<void> {
    const now = await office.ask<HeldOne>(`/api/views/held/${item.mid}`, stop.signal);
    if (now.ok && !stop.signal.aborted) onDecided(now.value);
  }

  const close = () => {
    setFailure(null);
    setDoing("nothing");
  };
  const busy = doing === "sending";
  return (
    <div class="stack-tight">
      {!reach && <p class="soft small">{say("held.offline")}</p>}
      {doing === "noting" && (
        <NoteForm reach={reach} send={(note) => void decide("return", { note })} close={close} />
      )}
      {doing === "correcting" && (
        <HeldCorrection
          office={office}
          mid={item.mid}
          reach={reach}
          faults={failure?.fields ?? {}}
          send={(fields) => void decide("correct", { fields })}
          close={close}
        />
      )}
      {failure && (
        <Notice tone="warn" live="alert">
          {say(failureKey(failure))}
        </Notice>
      )}
      {(doing === "nothing" || busy) && (
        <Choices
          item={item}
          disabled={busy || !reach}
          accept={() => void decide("accept", {})}
          open={setDoing}
        />
      )}
    </div>
  );
}

function failureKey({ problem, fields }: Failure) {
  if (Object.keys(fields).length > 0) return "held.still-wrong";
  return problem === "conflict" ? "held.too-late" : problemKey(problem);
}

interface ChoicesProps {
  readonly item: HeldRow;
  readonly disabled: boolean;
  readonly accept: () => void;
  readonly open: (doing: Doing) => void;
}

function Choices({ item, disabled, accept, open }: ChoicesProps) {
  const may = (act: HeldAct) => item.can.includes(act);
  const takesAway = item.change === "del";
  // What can be accepted as it is needs no correction.
  const corrects = may("correct") && !may("accept");
  return (
    <div class="office-held-actions">
      {may("accept") && (
        <Button icon={takesAway ? "trash" : "check"} disabled={disabled} onClick={accept}>
          {say(takesAway ? "held.accept-removal" : "held.accept")}
        </Button>
      )}
      {corrects && (
        <Button icon="edit" disabled={disabled} onClick={() => open("correcting")}>
          {say("held.correct")}
        </Button>
      )}
      {may("return") && (
        <Button icon="back" disabled={disabled} onClick={() => open("noting")}>
          {say(item.state === "returned" ? "held.return-again" : "held.return")}
        </Button>
      )}
    </div>
  );
}

interface NoteFormProps {
  readonly reach: boolean;
  readonly send: (note: string) => void;
  readonly close: () => void;
}

function NoteForm({ reach, send, close }: NoteFormProps) {
  const id = useId();
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(note.trim() === "");
    if (note.trim() !== "") send(note.trim());
  };
  return (
    <form class="stack-tight office-held-form" onSubmit={submit}>
      <label class="field-label" for={id}>
        {say("held.note")}
      </label>
      <p class="field-hint" id={`${id}-hint`}>
        {say("held.note-hint")}
      </p>
      <textarea
        id={id}
        class="input"
        autocomplete="off"
        rows={3}
        maxLength={LONGEST_NOTE}
        ref={(area) => void (note === "" && area?.focus())}
        aria-invalid={missing}
        aria-describedby={`${id}-hint`}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      {missing && (
        <p class="field-error" role="alert">
          {say("held.note-missing")}
        </p>
      )}
      <div class="office-held-actions">
        <Button kind="primary" submit disabled={!reach}>
          {say("held.return-send")}
        </Button>
        <Button kind="quiet" onClick={close}>
          {say("held.cancel")}
        </Button>
      </div>
    </form>
  );
}
