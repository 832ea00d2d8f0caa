/** The forms that change what is kept of a child: correct, consent, leave, withdraw, delete. */

import { useState } from "preact/hooks";
import { dateOf } from "../../../forms/week";
import { say } from "../../../i18n/children";
import { dayWords } from "../../../i18n/office-time";
import {
  type ChildRow,
  childLeaves,
  removeChild,
  withdrawChild,
} from "../../../models/office-children";
import type { ClassRow } from "../../../models/office-places";
import { ActForm } from "../registers/act-form";
import { DayField, missing, TextField } from "../registers/fields";
import type { AtSchool } from "../registers/standpoint";
import { ChildForm } from "./child-form";
import { ConsentForm } from "./consent-form";

export type Doing = "change" | "consent" | "leave" | "withdraw" | "remove";

interface FormProps {
  readonly at: AtSchool;
  readonly child: ChildRow;
  readonly close: () => void;
  /** It was done; `said` says what. */
  readonly onDone: (said: string) => void;
}

interface ChildActProps extends FormProps {
  readonly classes: readonly ClassRow[];
  readonly doing: Doing;
}

export function ChildAct({ doing, classes, ...form }: ChildActProps) {
  const { at, child, close, onDone } = form;
  switch (doing) {
    case "change":
      return (
        <ChildForm
          {...{ at, child, classes, close }}
          of={child.class}
          onDone={() => onDone(say("child.changed"))}
        />
      );
    case "consent":
      return <ConsentForm {...{ at, child, close }} onDone={() => onDone(say("consent.done"))} />;
    case "leave":
      return <LeaveForm {...form} />;
    case "withdraw":
      return <WithdrawForm {...form} />;
    default:
      return <RemoveForm {...form} />;
  }
}

function LeaveForm({ at, child, close, onDone }: FormProps) {
  const [on, setOn] = useState(dateOf(Date.now()));
  return (
    <ActForm
      title={say("leave.title", { name: child.name })}
      words={<p>{say("leave.words")}</p>}
      yes={say("leave.yes")}
      check={() => missing({ on })}
      act={(stop) => childLeaves(at.office, child.id, on, stop)}
      onDone={() => onDone(say("leave.done", { day: dayWords(on) }))}
      close={close}
    >
      <DayField name="on" label={say("leave.on")} value={on} onChange={setOn} />
    </ActForm>
  );
}

function WithdrawForm({ at, child, close, onDone }: FormProps) {
  const [reason, setReason] = useState("");
  return (
    <ActForm
      title={say("withdraw.title", { name: child.name })}
      words={<p>{say("withdraw.explain")}</p>}
      yes={say("withdraw.yes")}
      danger
      act={(stop) => withdrawChild(at.office, child.id, reason.trim(), stop)}
      onDone={() => onDone(say("withdraw.done"))}
      close={close}
    >
      <TextField
        name="reason"
        label={say("withdraw.reason")}
        hint={say("withdraw.reason-hint")}
        optional
        value={reason}
        onChange={setReason}
        maxLength={100}
      />
    </ActForm>
  );
}

function RemoveForm({ at, child, close, onDone }: FormProps) {
  return (
    <ActForm
      title={say("remove.title", { name: child.name })}
      words={<p>{say("remove.explain")}</p>}
      yes={say("remove.yes")}
      danger
      act={(stop) => removeChild(at.office, child.id, stop)}
      onDone={() => onDone(say("remove.done"))}
      close={close}
    />
  );
}
