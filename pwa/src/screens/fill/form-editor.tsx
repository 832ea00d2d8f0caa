/** The form being written: every keystroke is kept, and Finish asks for what is missing. */

import { untracked } from "@preact/signals";
import { useMemo, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Confirm } from "../../components/confirm";
import { Head } from "../../components/head";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import type { CompiledForm, Field, FormContext, Value } from "../../forms/compiled";
import { changeAnswer, evaluateForm, finalAnswers } from "../../forms/rules";
import { addDays } from "../../forms/week";
import { local } from "../../i18n/local";
import { type Draft, discardDraft, finish, saveDraft } from "../../models/drafts";
import { language, t } from "../../models/language";
import { children, classes } from "../../models/library";
import { storage } from "../../models/storage";
import { leaves } from "../answer-words";
import { today } from "../clock";
import { go } from "../route";
import { Envelope } from "./envelope";
import { contactDetails, formContext } from "./form-context";
import { questionId } from "./question";
import { type FormPage, Questions } from "./questions";

interface FormEditorProps {
  readonly form: CompiledForm;
  readonly draft: Draft;
  readonly onFinished: () => void;
}

type Ending = "no" | "asked" | "busy" | "failed";

export function FormEditor({ form, draft: first, onFinished }: FormEditorProps) {
  const [draft, setDraft] = useState(first);
  // Photographs arrive later than they were asked for: they join the newest answers.
  const newest = useRef(first);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [ending, setEnding] = useState<Ending>("no");
  // Made once for a stretch of typing: a keystroke must not go through every record.
  const { context, contact } = useMemo(
    () =>
      untracked(() => ({
        context: formContext(form.id, draft.target),
        contact: contactDetails(),
      })),
    [form, draft.target, language.value, today.value, children.value, classes.value],
  );
  const state = evaluateForm(form, draft.answers, context);
  const wrong = [...new Set([...state.missing, ...state.invalid])];
  const asked = ending !== "no";

  const keep = (next: Draft) => {
    newest.current = next;
    setDraft(next);
    saveDraft(next);
  };
  const change: FormPage["change"] = (name, value) => {
    const { answers } = newest.current;
    const given: Value = typeof value === "function" ? value(answers[name]) : value;
    keep({ ...newest.current, answers: changeAnswer(form, answers, name, given, context) });
  };
  const end = async () => {
    const now = newest.current;
    const stands = evaluateForm(form, now.answers, context);
    const path = firstWrong(form, [...stands.missing, ...stands.invalid]);
    if (path !== null) {
      setEnding("asked");
      focusQuestion(path);
      return;
    }
    setEnding("busy");
    try {
      await finish({ ...now, answers: finished(form, now, context) });
      onFinished();
    } catch {
      setEnding("failed");
    }
  };
  const page: FormPage = {
    state,
    shows: (path) => asked || (touched.has(path) && !state.missing.includes(path)),
    ahead: useAhead(form, context),
    contact,
    openFold: asked && foldHolds(form, wrong),
    change,
    oneTap: () => void end(),
  };
  return (
    <>
      <Head title={local(form.title)} back={first.base ? `#/record/${first.rid}` : "#/"}>
        <SavedLine changed={draft !== first} />
      </Head>
      <main class="page stack-loose" onFocusOut={(event) => setTouched(left(touched, event))}>
        {first.base && <Notice>{t("fill.correcting")}</Notice>}
        <Envelope form={form} draft={draft} onChange={keep} />
        <Questions fields={form.fields} page={page} />
        <Discard draft={draft} />
      </main>
      <section class="bottom" aria-label={t("fill.finish")}>
        <div class="actions">
          <EndWords ending={ending} wrong={wrong.length} />
          <Button kind="primary" wide disabled={ending === "busy"} onClick={() => void end()}>
            {ending === "busy" ? t("fill.finishing") : t("fill.finish")}
          </Button>
        </div>
      </section>
    </>
  );
}

function SavedLine({ changed }: { readonly changed: boolean }) {
  const trouble = storage.value.trouble !== null;
  return (
    <p class="saved-line" role="status">
      {changed && (
        <>
          <Icon name={trouble ? "warning" : "check"} size="small" />
          {trouble ? t("fill.unsaved") : t("fill.saved")}
        </>
      )}
    </p>
  );
}

interface EndWordsProps {
  readonly ending: Ending;
  readonly wrong: number;
}

function EndWords({ ending, wrong }: EndWordsProps) {
  return (
    <div role="alert">
      {ending === "asked" && wrong > 0 && (
        <p class="field-error">
          <Icon name="warning" size="small" />
          <span>{t("fill.missing", { n: wrong })}</span>
        </p>
      )}
      {ending === "failed" && <Notice tone="bad">{t("fill.failed")}</Notice>}
    </div>
  );
}

function Discard({ draft }: { readonly draft: Draft }) {
  const [asking, setAsking] = useState(false);
  const discard = async () => {
    await discardDraft(draft);
    go(draft.base ? `#/record/${draft.rid}` : "#/", true);
  };
  if (asking) {
    return (
      <Confirm
        question={t("fill.discard.ask")}
        yes={t("fill.discard.yes")}
        danger
        onYes={() => void discard()}
        onNo={() => setAsking(false)}
      />
    );
  }
  return (
    <div>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t("fill.discard")}
      </Button>
    </div>
  );
}

/** The answers of a finished record, with the date it is about. */
function finished(form: CompiledForm, draft: Draft, context: FormContext) {
  const date = draft.answers._date ?? today.value;
  return { ...finalAnswers(form, draft.answers, context), _date: date };
}

/** Which date questions look forward: those that accept tomorrow. */
function useAhead(form: CompiledForm, context: FormContext): (field: Field) => boolean {
  const forward = useMemo(() => {
    const dates = leaves(form.fields).filter((field) => field.type === "date");
    const tomorrow = addDays(context.today, 1);
    const tried = Object.fromEntries(dates.map((field) => [field.name, tomorrow]));
    const { fields } = evaluateForm(form, tried, context);
    return new Set(dates.map((each) => each.name).filter((name) => !fields.get(name)?.error));
  }, [form]);
  return (field) => forward.has(field.name);
}

function foldHolds(form: CompiledForm, wrong: readonly string[]): boolean {
  const folded = form.fields.filter((field) => field.appearance?.includes("more"));
  const names = leaves(folded).map((field) => field.name);
  return wrong.some((path) => names.includes(path.split(".")[0] ?? path));
}

/** The first wrong question in the order they stand on the screen. */
function firstWrong(form: CompiledForm, wrong: readonly string[]): string | null {
  const order = leaves(form.fields).map((field) => field.name);
  const place = (path: string) => order.indexOf(path.split(".")[0] ?? path);
  return [...wrong].sort((a, b) => place(a) - place(b))[0] ?? null;
}

function focusQuestion(path: string): void {
  // The fold that may hold it opens with the next paint.
  requestAnimationFrame(() => {
    const box = document.getElementById(`${questionId(path)}-field`);
    box?.scrollIntoView({ block: "center" });
    box?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
  });
}

/** The questions somebody has been at, with the one just left. */
function left(touched: ReadonlySet<string>, event: FocusEvent): ReadonlySet<string> {
  const box = (event.target as Element | null)?.closest("[data-path]");
  const path = box?.getAttribute("data-path");
  return path && !touched.has(path) ? new Set([...touched, path]) : touched;
}
