/** The part of another's record that is this reader's to write: a correction, a receipt, a comment. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Notice } from "../../../components/notice";
import type {
  Answers,
  CompiledForm,
  Field,
  FieldState,
  FormContext,
} from "../../../forms/compiled";
import { changeAnswer, evaluateForm } from "../../../forms/rules";
import { say } from "../../../i18n/inbox";
import { localized } from "../../../i18n/office";
import type { Office } from "../../../models/office";
import { askPart, type PartAnswer, writePart } from "../../../models/office-inbox";
import { leaves } from "../../answer-words";
import { formContext } from "../../fill/form-context";
import { Question } from "../../fill/question";
import { corrections } from "../correcting";
import { ActForm, useFieldError } from "../registers/act-form";

interface PartProps {
  readonly office: Office;
  readonly rid: string;
  /** Where the record lies: its lists are those of this school. */
  readonly school: string;
  readonly onSaved: () => void;
}

/** Nothing where no part of it is for this reader. */
export function Part({ office, rid, school, onSaved }: PartProps) {
  const [found, setFound] = useState<PartAnswer | null>(null);
  const [saved, setSaved] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    void askPart(office, rid, stop.signal).then((answer) => {
      if (!stop.signal.aborted && answer.ok) setFound(answer.value);
    });
    return () => stop.abort();
  }, [office, rid]);
  if (found === null) return null;
  const done = (now: PartAnswer) => {
    setFound(now);
    setSaved(true);
    setOpen(false);
    onSaved();
  };
  const close = () => setOpen(false);
  if (open) return <PartForm {...{ office, rid, school, found, close }} onDone={done} />;
  return (
    <>
      {saved && (
        <Notice tone="good" live="status">
          {say("part.saved")}
        </Notice>
      )}
      <Button icon="edit" onClick={() => setOpen(true)}>
        {say("part.open", { questions: namesOf(found) })}
      </Button>
    </>
  );
}

/** The questions of the part in words. */
function namesOf({ form, names }: PartAnswer): string {
  const asked = leaves(form.fields).filter(({ name }) => names.includes(name));
  return asked.map(({ label }) => localized(label)).join(say("talk.join"));
}

interface PartFormProps extends Omit<PartProps, "onSaved"> {
  readonly found: PartAnswer;
  readonly onDone: (now: PartAnswer) => void;
  readonly close: () => void;
}

function PartForm({ office, rid, school, found, onDone, close }: PartFormProps) {
  const { form, names } = found;
  const context = useMemo(() => contextOf(form, school), [form, school]);
  const [answers, setAnswers] = useState<Answers>(found.answers);
  const state = evaluateForm(form, answers, context);
  const asked = leaves(form.fields).filter(({ name }) => names.includes(name));
  const changed = corrections(found.answers, answers);
  const told = Object.fromEntries(Object.entries(changed).filter(([name]) => names.includes(name)));
  return (
    <ActForm
      title={say("part.title")}
      yes={say("part.save")}
      check={() => (Object.keys(told).length === 0 ? { "": say("part.nothing") } : {})}
      act={(stop) => writePart(office, rid, told, stop)}
      onDone={onDone}
      close={close}
    >
      {asked.map((field) => (
        <Asked
          key={field.name}
          field={field}
          state={state.fields.get(field.name)}
          answers={answers}
          onChange={(next) => setAnswers(changeAnswer(form, answers, field.name, next, context))}
        />
      ))}
    </ActForm>
  );
}

interface AskedProps {
  readonly field: Field;
  readonly state: FieldState | undefined;
  readonly answers: Answers;
  readonly onChange: (value: Answers[string]) => void;
}

function Asked({ field, state, answers, onChange }: AskedProps) {
  const error = useFieldError(field.name);
  if (state === undefined) return null;
  const before = answers[field.name];
  return (
    <Question
      path={`part.${field.name}`}
      field={field}
      state={state}
      value={before}
      error={error}
      ahead={false}
      contact={() => ""}
      onChange={(value) => onChange(typeof value === "function" ? value(before) : value)}
      onOneTap={() => undefined}
    />
  );
}

function contextOf(form: CompiledForm, school: string): FormContext {
  return formContext(form.id, { slot: 0, key: "", school, class: null });
}
