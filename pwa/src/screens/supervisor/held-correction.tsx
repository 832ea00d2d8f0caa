/** The correction of a held entry: just the questions that are in trouble, as the form asks them. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import type { Answers, CompiledForm, Field, FormContext, Value } from "../../forms/compiled";
import { changeAnswer, evaluateForm, finalAnswers } from "../../forms/rules";
import { localized, say } from "../../i18n/office";
import { formVersion, libraryReady } from "../../models/library";
import type { Office, OfficeProblem } from "../../models/office";
import type { HeldOne, Words } from "../../models/office-shapes";
import { answersIn } from "../../models/record-body";
import { leaves } from "../answer-words";
import { formContext } from "../fill/form-context";
import { Question } from "../fill/question";
import { corrections, troubled } from "./correcting";
import { problemKey } from "./problem-words";

interface HeldCorrectionProps {
  readonly office: Office;
  readonly mid: string;
  readonly reach: boolean;
  /** What the server said was wrong with the last correction. */
  readonly faults: Readonly<Record<string, Words>>;
  readonly send: (fields: Readonly<Record<string, Value>>) => void;
  readonly close: () => void;
}

export function HeldCorrection({ office, mid, ...rest }: HeldCorrectionProps) {
  const [found, setFound] = useState<HeldOne | OfficeProblem | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void office.ask<HeldOne>(`/api/views/held/${mid}`, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setFound(answer.ok ? answer.value : answer.problem);
    });
    return () => stop.abort();
  }, [office, mid]);
  if (found === null) return <p class="soft small">{say("load.loading")}</p>;
  if (typeof found === "string") return <Instead words={say(problemKey(found))} {...rest} />;
  const form = libraryReady.value && found.form ? formVersion(...found.form) : null;
  if (form === null) return <Instead words={say("held.no-form")} {...rest} />;
  return <Correcting entry={found} form={form} {...rest} />;
}

function Instead({ words, close }: { readonly words: string; readonly close: () => void }) {
  return (
    <div class="stack-tight">
      <Notice tone="warn">{words}</Notice>
      <div class="office-held-actions">
        <Button onClick={close}>{say("held.cancel")}</Button>
      </div>
    </div>
  );
}

interface CorrectingProps extends Omit<HeldCorrectionProps, "office" | "mid"> {
  readonly entry: HeldOne;
  readonly form: CompiledForm;
}

function Correcting({ entry, form, reach, faults, send, close }: CorrectingProps) {
  const context = useMemo(() => contextOf(form, entry), [form, entry]);
  const start = useMemo(() => answersIn(entry.body), [entry]);
  const [answers, setAnswers] = useState<Answers>(start);
  const state = evaluateForm(form, answers, context);
  const wrong = { ...entry.faults, ...faults };
  const names = useMemo(
    () => troubled(form, start, context, wrong),
    [form, start, context, faults],
  );
  const asked = leaves(form.fields).filter(
    (field) => names.has(field.name) && state.fields.get(field.name)?.relevant !== false,
  );
  if (asked.length === 0 || asked.some((field) => !isAnswerable(field, state.fields))) {
    return <Instead words={say("held.author-only")} close={close} />;
  }
  const changed = corrections(
    finalAnswers(form, start, context),
    finalAnswers(form, answers, context),
  );
  const submit = (event: Event) => {
    event.preventDefault();
    send(changed);
  };
  return (
    <form class="stack office-held-form" onSubmit={submit}>
      <p class="field-hint">{say("held.correct-hint", { name: entry.person.name })}</p>
      {asked.map((field) => (
        <Question
          key={field.name}
          // Several entries may be open at once.
          path={`${entry.mid}.${field.name}`}
          field={field}
          state={state.fields.get(field.name) as NonNullable<ReturnType<typeof state.fields.get>>}
          value={state.answers[field.name]}
          error={field.name in changed ? null : localized(wrong[field.name])}
          ahead
          contact={() => ""}
          onChange={(value) =>
            setAnswers((now) => {
              const given = typeof value === "function" ? value(now[field.name]) : value;
              return changeAnswer(form, now, field.name, given, context);
            })
          }
          onOneTap={() => undefined}
        />
      ))}
      <div class="office-held-actions">
        <Button kind="primary" submit disabled={!reach || Object.keys(changed).length === 0}>
          {say("held.correct-send")}
        </Button>
        <Button kind="quiet" onClick={close}>
          {say("held.cancel")}
        </Button>
      </div>
    </form>
  );
}

function contextOf(form: CompiledForm, { body }: HeldOne): FormContext {
  const place = (name: string) => (typeof body[name] === "string" ? (body[name] as string) : null);
  const target = { slot: 0, key: "", school: place("_school") ?? "", class: place("_class") };
  return formContext(form.id, target);
}

/** Whether it can be answered here: pictures are on the phone, and names on the school's phones. */
function isAnswerable(
  field: Field,
  states: ReadonlyMap<string, { readonly choices: readonly unknown[] }>,
): boolean {
  if (field.type === "image" || field.type === "repeat") return false;
  const typed = field.appearance?.includes("typed") ?? false;
  const listed = typeof field.list === "object" && !typed;
  return !listed || (states.get(field.name)?.choices.length ?? 0) > 0;
}
