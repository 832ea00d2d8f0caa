/** The questions of a form in order: shown when they are asked, folded when they are extra. */

import type { ComponentChildren } from "preact";
import { Icon } from "../../components/icon";
import type {
  Answers,
  CompiledForm,
  Field,
  FormState,
  Localized,
  Value,
} from "../../forms/compiled";
import { local } from "../../i18n/local";
import { t } from "../../models/language";
import { isEmpty, leaves } from "../answer-words";
import { isMore, WithMore } from "./more-part";
import { Question } from "./question";

/** What every question of the page needs to know. */
export interface FormPage {
  readonly form: CompiledForm;
  readonly state: FormState;
  /** Paths of the questions whose mistakes are to be shown now. */
  readonly shows: (path: string) => boolean;
  /** Says a label or hint, with the answers that it shows; those of `row` stand first. */
  readonly inWords: (text: Localized, row?: Answers) => string;
  readonly ahead: (field: Field) => boolean;
  /** Opens the folded questions, because one of them is missing or wrong. */
  readonly openFold: boolean;
  readonly contact: (child: string) => string;
  readonly change: (name: string, value: Value | ((now: Value | undefined) => Value)) => void;
  readonly oneTap: () => void;
}

interface QuestionsProps {
  readonly fields: readonly Field[];
  readonly page: FormPage;
}

/** Types that nobody sees. */
export const SILENT = new Set(["calculate", "hidden"]);

export function Questions({ fields, page }: QuestionsProps) {
  return (
    <>
      {fields.map((field) => (
        <Part key={field.name} field={field} page={page} />
      ))}
    </>
  );
}

interface PartProps {
  readonly field: Field;
  readonly page: FormPage;
}

export function Part({ field, page }: PartProps) {
  const state = page.state.fields.get(field.name);
  if (field.off || SILENT.has(field.type) || state?.relevant === false) return null;
  if (field.type === "group") return <Group field={field} page={page} />;
  if (field.type === "repeat") {
    return <WithMore wanted>{({ Repeat }) => <Repeat field={field} page={page} />}</WithMore>;
  }
  if (state === undefined) return null;
  return (
    <Question
      path={field.name}
      form={page.form.id}
      field={field}
      state={state}
      value={page.state.answers[field.name]}
      inWords={page.inWords}
      error={errorOf(page, field, field.name)}
      ahead={page.ahead(field)}
      contact={page.contact}
      onChange={(value) => page.change(field.name, value)}
      onOneTap={page.oneTap}
    />
  );
}

function Group({ field, page }: PartProps) {
  if (isMore(field)) {
    return <WithMore wanted>{({ Rubric }) => <Rubric field={field} page={page} />}</WithMore>;
  }
  const inside = <Questions fields={field.fields ?? []} page={page} />;
  if (!field.appearance?.includes("more")) {
    const words = page.inWords(field.label);
    return (
      <section class="stack-loose">
        {words !== "" && <h2>{words}</h2>}
        {inside}
      </section>
    );
  }
  const asked = leaves(field.fields ?? []).filter(
    (each) => !each.off && page.state.fields.get(each.name)?.relevant !== false,
  );
  if (asked.length === 0) return null;
  const filled = asked.filter((each) => !isEmpty(page.state.answers[each.name])).length;
  return (
    <Fold
      open={page.openFold}
      words={filled > 0 ? t("fill.more.count", { n: filled }) : t("fill.more")}
    >
      {inside}
    </Fold>
  );
}

interface FoldProps {
  readonly open: boolean;
  readonly words: string;
  readonly children: ComponentChildren;
}

function Fold({ open, words, children }: FoldProps) {
  return (
    <details class="fold" {...(open ? { open: true } : {})}>
      <summary>
        <Icon name="plus" />
        <span>{words}</span>
      </summary>
      <div class="stack-loose fold-inside">{children}</div>
    </details>
  );
}

/** What is wrong with a question, in words, when it is time to say so. */
export function errorOf(page: FormPage, field: Field, path: string): string | null {
  if (!page.shows(path)) return null;
  const wrong = page.state.fields.get(path)?.error;
  if (wrong) return local(wrong);
  if (!page.state.missing.includes(path)) return null;
  const own = field.requiredMessage;
  return own ? local(own) : t("fill.required", { label: page.inWords(field.label) });
}
