/** The question before a form is opened, closed or taken off phones: what phones will do. */

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { tell } from "../../i18n/forms";
import type { FormsKey } from "../../i18n/forms-zh";
import { localized, say } from "../../i18n/office";
import type { Office, OfficeProblem } from "../../models/office";
import type { FormRow, FormState } from "../../models/office-form-shapes";
import { switchForm } from "../../models/office-forms";
import { problemKey } from "./problem-words";

export type SwitchTo = FormState;

/** What a form in its present state can become. */
export function switchesOf({ state }: FormRow): readonly SwitchTo[] {
  if (state === "open") return ["closed"];
  return state === "closed" ? ["open", "off"] : ["open"];
}

/** The name of that switch. */
export function switchKey(form: FormRow, to: SwitchTo): FormsKey {
  if (to === "closed") return "act.close";
  if (to === "off") return "act.turn-off";
  return form.state === "closed" ? "act.reopen" : "act.turn-on";
}

const WORDS = { open: "switch.open", closed: "switch.close", off: "switch.off" } as const;
const LONGEST_BASIS = 200;

interface FormSwitchProps {
  readonly office: Office;
  readonly form: FormRow;
  readonly to: SwitchTo;
  readonly close: () => void;
  readonly onSwitched: (form: FormRow) => void;
}

export function FormSwitch({ office, form, to, close, onSwitched }: FormSwitchProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OfficeProblem | null>(null);
  const [basis, setBasis] = useState("");
  const [missing, setMissing] = useState(false);
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);
  const asksBasis = to === "open" && form.reason !== null;
  const submit = async (event: Event) => {
    event.preventDefault();
    const ground = asksBasis ? basis.trim() : null;
    setMissing(ground === "");
    if (ground === "") return;
    setBusy(true);
    const answer = await switchForm(office, form.id, to, ground, stop.signal);
    if (stop.signal.aborted) return;
    setBusy(false);
    if (answer.ok) onSwitched(answer.value);
    else setProblem(answer.problem);
  };
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.focus(), []);
  const question = tell(WORDS[to], { title: localized(form.title) });
  return (
    <form
      ref={box}
      class="form-switch stack-tight"
      aria-label={question}
      tabIndex={-1}
      onSubmit={submit}
    >
      <p>
        <strong>{question}</strong>
      </p>
      <p class="soft">{tell(`${WORDS[to]}-words`)}</p>
      {asksBasis && <p>{localized(form.reason)}</p>}
      {asksBasis && <Basis basis={basis} missing={missing} onBasis={setBasis} />}
      {problem && (
        <Notice tone="warn" live="alert">
          {say(problemKey(problem))}
        </Notice>
      )}
      <div class="form-switch-buttons">
        <Button kind="primary" submit disabled={busy}>
          {tell(`${WORDS[to]}-yes`)}
        </Button>
        <Button onClick={close}>{tell("act.cancel")}</Button>
      </div>
    </form>
  );
}

interface BasisProps {
  readonly basis: string;
  readonly missing: boolean;
  readonly onBasis: (basis: string) => void;
}

function Basis({ basis, missing, onBasis }: BasisProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {tell("switch.basis")}
      </label>
      <p class="field-hint" id={`${id}-hint`}>
        {tell("switch.basis-hint")}
      </p>
      <input
        id={id}
        class="input"
        autocomplete="off"
        maxLength={LONGEST_BASIS}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-hint ${id}-missing` : `${id}-hint`}
        value={basis}
        onInput={(event) => onBasis(event.currentTarget.value)}
      />
      {missing && (
        <p class="field-error" id={`${id}-missing`}>
          {tell("switch.basis-missing")}
        </p>
      )}
    </div>
  );
}
