/** Test-fill: the form as a phone shows it, on answers that are neither kept nor sent. */

import { untracked } from "@preact/signals";
import { useMemo, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Head } from "../../components/head";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import type { Answers, CompiledForm, FormContext, Value } from "../../forms/compiled";
import { changeAnswer, evaluateForm, finalAnswers, startAnswers } from "../../forms/rules";
import { tell } from "../../i18n/forms";
import { local } from "../../i18n/local";
import { language } from "../../models/language";
import type { Office } from "../../models/office";
import { answeredParts, labelWords } from "../answer-words";
import { Envelope } from "../fill/envelope";
import { firstWrong, focusQuestion, foldHolds, useAhead } from "../fill/form-editor";
import { type FormPage, Questions } from "../fill/questions";
import { FormShown } from "./form-shown";
import { CHECKED, type FormChoice, formHash } from "./forms-route";
import { trialContext } from "./trial-context";

interface FormTrialProps {
  readonly office: Office;
  readonly of: FormChoice;
}

export function FormTrial({ office, of }: FormTrialProps) {
  const back = of === null ? CHECKED : formHash(of.id, of.version);
  const [round, setRound] = useState(0);
  return (
    <FormShown office={office} of={of} back={back}>
      {(form) => <Trial key={round} form={form} back={back} onAgain={() => setRound(round + 1)} />}
    </FormShown>
  );
}

interface TrialProps {
  readonly form: CompiledForm;
  readonly back: string;
  readonly onAgain: () => void;
}

/** A draft of no school, which is kept nowhere: its place is not asked for. */
const NOWHERE = {
  rid: "",
  started: 0,
  saved: 0,
  target: { slot: 0, key: "", school: "", class: null },
  base: { answers: null, epoch: 0, seq: 0 },
};

type Ending = "no" | "asked" | { readonly seconds: number };

function Trial({ form, back, onAgain }: TrialProps) {
  const context = useMemo(() => untracked(() => trialContext(form)), [form, language.value]);
  const [answers, setAnswers] = useState(() => startAnswers(form, context));
  // A photo arrives later than it was asked for: it joins the newest answers.
  const newest = useRef(answers);
  const began = useRef<number | null>(null);
  const [ending, setEnding] = useState<Ending>("no");
  const state = evaluateForm(form, answers, context);
  const wrong = [...new Set([...state.missing, ...state.invalid])];
  const change = (name: string, value: Value | ((now: Value | undefined) => Value)) => {
    began.current ??= Date.now();
    const given = typeof value === "function" ? value(newest.current[name]) : value;
    newest.current = changeAnswer(form, newest.current, name, given, context);
    setAnswers(newest.current);
  };
  const end = () => {
    const now = evaluateForm(form, newest.current, context);
    const path = firstWrong(form, [...now.missing, ...now.invalid]);
    if (path === null) {
      const seconds = Math.round((Date.now() - (began.current ?? Date.now())) / 1000);
      setEnding({ seconds });
      return;
    }
    setEnding("asked");
    focusQuestion(path);
  };
  const page: FormPage = {
    form,
    state,
    inWords: (text, row) => labelWords(form, text, state.answers, row),
    shows: () => ending === "asked",
    ahead: useAhead(form, context),
    contact: () => "",
    openFold: ending === "asked" && foldHolds(form, wrong),
    change,
    oneTap: end,
  };
  return (
    <>
      <Head title={tell("trial.title", { title: local(form.title) })} back={back} />
      <main class="page stack-loose">
        <Notice icon="note">
          <p>{tell("trial.words")}</p>
          <p class="small">{tell("trial.samples")}</p>
        </Notice>
        {typeof ending === "object" ? (
          <Outcome form={form} answers={answers} context={context} seconds={ending.seconds} />
        ) : (
          <>
            <Envelope
              form={form}
              draft={{ ...NOWHERE, form: form.id, version: form.version, answers }}
              onChange={(next) => change("_date", next.answers._date ?? null)}
            />
            <Questions fields={form.fields} page={page} />
          </>
        )}
      </main>
      <End ending={ending} wrong={wrong.length} back={back} onEnd={end} onAgain={onAgain} />
    </>
  );
}

interface OutcomeProps {
  readonly form: CompiledForm;
  readonly answers: Answers;
  readonly context: FormContext;
  readonly seconds: number;
}

/** What a phone would have kept. */
function Outcome({ form, answers, context, seconds }: OutcomeProps) {
  const parts = answeredParts(form, finalAnswers(form, answers, context));
  return (
    <div class="stack">
      <div role="status">
        <p class="large">
          <strong>{tell("trial.done")}</strong>
        </p>
        <p class="soft">{tell("trial.time", { n: seconds })}</p>
      </div>
      <h2>{tell("trial.answers")}</h2>
      <dl class="parts card">
        {parts.map(({ name, label, words, photos }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd class="prose">
              {photos.length > 0 ? tell("type.image", { n: photos.length }) : words}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface EndProps {
  readonly ending: Ending;
  readonly wrong: number;
  readonly back: string;
  readonly onEnd: () => void;
  readonly onAgain: () => void;
}

function End({ ending, wrong, back, onEnd, onAgain }: EndProps) {
  if (typeof ending === "object") {
    return (
      <section class="bottom" aria-label={tell("trial.done")}>
        <div class="actions pair">
          <Button onClick={onAgain}>{tell("trial.again")}</Button>
          <Button kind="primary" href={back}>
            {tell("trial.back")}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section class="bottom" aria-label={tell("trial.end")}>
      <div class="actions">
        <div role="alert">
          {ending === "asked" && wrong > 0 && (
            <p class="field-error">
              <Icon name="warning" size="small" />
              <span>{tell("trial.missing", { n: wrong })}</span>
            </p>
          )}
        </div>
        <Button kind="primary" wide onClick={onEnd}>
          {tell("trial.end")}
        </Button>
      </div>
    </section>
  );
}
