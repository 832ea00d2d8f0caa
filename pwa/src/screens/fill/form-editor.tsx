/** The form being written: every keystroke is kept, and Finish asks for what is missing. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Head } from "../../components/head";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import type { CompiledForm, Field, FormContext } from "../../forms/compiled";
import { local } from "../../i18n/local";
import { type Draft, finish } from "../../models/drafts";
import { filesMade } from "../../models/files-made";
import { t } from "../../models/language";
import { cannotKeep } from "../../models/storage";
import { labelWords, leaves } from "../answer-words";
import { datesAhead } from "./ahead";
import { Envelope } from "./envelope";
import { more, WithMore } from "./more-part";
import { questionId } from "./question";
import { type FormPage, Questions } from "./questions";
import { useWriting, type Writing } from "./use-writing";

interface FormEditorProps {
  readonly form: CompiledForm;
  readonly draft: Draft;
  /** Shows at once what is wrong, and opens at this question, or at the first wrong one for "". */
  readonly at: string | null;
  readonly onFinished: () => void;
}

type Ending = "no" | "asked" | "busy" | "failed";

export function FormEditor({ form, draft: first, at, onFinished }: FormEditorProps) {
  const writing = useWriting(form, first);
  const { draft, state, keep } = writing;
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [ending, setEnding] = useState<Ending>(at === null ? "no" : "asked");
  useEffect(() => {
    const path = at === null ? null : at || firstWrong(form, writing.wrongNow());
    if (path !== null) focusQuestion(path);
  }, []);
  const wrong = [...new Set([...state.missing, ...state.invalid])];
  const asked = ending !== "no";
  const end = async () => {
    setEnding("busy");
    // A photo that is still being made belongs to the record, not to a draft left behind.
    await filesMade();
    const path = firstWrong(form, writing.wrongNow());
    if (path !== null) {
      setEnding("asked");
      focusQuestion(path);
      return;
    }
    try {
      const save = first.base ? (await more.load()).finishEdit : finish;
      await save(writing.finished());
      onFinished();
    } catch {
      setEnding("failed");
    }
  };
  const page: FormPage = {
    form,
    state,
    inWords: (text, row) => labelWords(form, text, state.answers, row),
    shows: (path) => asked || (touched.has(path) && !state.missing.includes(path)),
    ahead: useAhead(form, writing.context),
    contact: writing.contact,
    openFold: asked && foldHolds(form, wrong),
    ...useSteady({ change: writing.change, oneTap: () => void end() }),
  };
  return (
    <>
      <Head title={local(form.title)} back={first.base ? `#/record/${first.rid}` : "#/"} />
      <main class={mainClass(writing)} onFocusOut={(event) => setTouched(left(touched, event))}>
        {first.base && (
          <WithMore>
            {({ Correcting }) => <Correcting form={form} draft={draft} onChange={keep} />}
          </WithMore>
        )}
        <Envelope form={form} draft={draft} onChange={keep} />
        <WithMore>
          {({ CopyLast }) => (
            <CopyLast form={form} draft={draft} untouched={draft === first} onCopy={keep} />
          )}
        </WithMore>
        <Questions fields={form.fields} page={page} />
        <WithMore>{({ Discard }) => <Discard draft={draft} />}</WithMore>
      </main>
      <End
        ending={ending}
        wrong={wrong.length}
        changed={draft !== first}
        onEnd={() => void end()}
      />
    </>
  );
}

/** In a long form only what is near is laid out. */
function mainClass({ isLong }: Writing): string {
  return isLong ? "page stack-loose long" : "page stack-loose";
}

/** The same functions at every drawing, which do what the newest ones do. */
function useSteady(newest: Pick<FormPage, "change" | "oneTap">): typeof newest {
  const now = useRef(newest);
  now.current = newest;
  return useMemo(
    () => ({
      change: (name, value) => now.current.change(name, value),
      oneTap: () => now.current.oneTap(),
    }),
    [],
  );
}

function SavedLine({ changed }: { readonly changed: boolean }) {
  const trouble = cannotKeep();
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

interface EndProps {
  readonly ending: Ending;
  readonly wrong: number;
  readonly changed: boolean;
  readonly onEnd: () => void;
}

function End({ ending, wrong, changed, onEnd }: EndProps) {
  const busy = ending === "busy";
  return (
    <section class="bottom" aria-label={t("fill.finish")}>
      <div class="actions">
        <div role="alert">
          {ending === "asked" && wrong > 0 && (
            <p class="field-error">
              <Icon name="warning" size="small" />
              <span>{t("fill.missing", { n: wrong })}</span>
            </p>
          )}
          {ending === "failed" && <Notice tone="bad">{t("fill.failed")}</Notice>}
        </div>
        <SavedLine changed={changed} />
        <Button kind="primary" wide disabled={busy} onClick={onEnd}>
          {busy ? t("fill.finishing") : t("fill.finish")}
        </Button>
      </div>
    </section>
  );
}

/** Which date questions look forward. */
export function useAhead(form: CompiledForm, context: FormContext): (field: Field) => boolean {
  const forward = useMemo(() => datesAhead(form, context), [form]);
  return (field) => forward.has(field.name);
}

/** Whether one of these questions is folded away. */
export function foldHolds(form: CompiledForm, wrong: readonly string[]): boolean {
  const folded = form.fields.filter((field) => field.appearance?.includes("more"));
  const names = leaves(folded).map((field) => field.name);
  return wrong.some((path) => names.includes(path.split(".")[0] ?? path));
}

/** The first wrong question in the order they stand on the screen. */
export function firstWrong(form: CompiledForm, wrong: readonly string[]): string | null {
  const order = leaves(form.fields).map((field) => field.name);
  const place = (path: string) => order.indexOf(path.split(".")[0] ?? path);
  return [...wrong].sort((a, b) => place(a) - place(b))[0] ?? null;
}

/** Brings a question into sight and puts the focus on its control. */
export function focusQuestion(path: string, tries = TRIES): void {
  // The fold or the long form that may hold it opens with the next paints.
  requestAnimationFrame(() => {
    const box = document.getElementById(`${questionId(path)}-field`);
    if (!box && tries > 0) return focusQuestion(path, tries - 1);
    box?.scrollIntoView({ block: "center" });
    box?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
  });
}

const TRIES = 300;

/** The questions somebody has been at, with the one just left. */
function left(touched: ReadonlySet<string>, event: FocusEvent): ReadonlySet<string> {
  const box = (event.target as Element | null)?.closest("[data-path]");
  const path = box?.getAttribute("data-path");
  return path && !touched.has(path) ? new Set([...touched, path]) : touched;
}
