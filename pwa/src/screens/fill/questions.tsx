/** The questions of a form in order: shown when they are asked, folded when they are extra. */

import type { ComponentChildren } from "preact";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import type { Answers, Field, FormState, Value } from "../../forms/compiled";
import { local } from "../../i18n/local";
import { t } from "../../models/language";
import { isEmpty, leaves } from "../answer-words";
import { Question } from "./question";

/** What every question of the page needs to know. */
export interface FormPage {
  readonly state: FormState;
  /** Paths of the questions whose mistakes are to be shown now. */
  readonly shows: (path: string) => boolean;
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

const SILENT = new Set(["calculate", "hidden"]);

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

function Part({ field, page }: PartProps) {
  const state = page.state.fields.get(field.name);
  if (field.off || SILENT.has(field.type) || state?.relevant === false) return null;
  if (field.type === "group") return <Group field={field} page={page} />;
  if (field.type === "repeat") return <Repeat field={field} page={page} />;
  if (state === undefined) return null;
  return (
    <Question
      path={field.name}
      field={field}
      state={state}
      value={page.state.answers[field.name]}
      error={errorOf(page, field, field.name)}
      ahead={page.ahead(field)}
      contact={page.contact}
      onChange={(value) => page.change(field.name, value)}
      onOneTap={page.oneTap}
    />
  );
}

function Group({ field, page }: PartProps) {
  const inside = <Questions fields={field.fields ?? []} page={page} />;
  if (!field.appearance?.includes("more")) {
    return (
      <section class="stack-loose">
        <h2>{local(field.label)}</h2>
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

function Repeat({ field, page }: PartProps) {
  const rows = rowsOf(page.state.answers[field.name]);
  const set = (next: readonly Answers[]) => page.change(field.name, next);
  return (
    <section class="stack" aria-label={local(field.label)}>
      <p class="field-label">{local(field.label)}</p>
      {rows.map((row, index) => (
        <div class="card stack" key={index}>
          <div class="card-head">
            <strong>{t("fill.row", { n: index + 1 })}</strong>
            <Button
              kind="quiet"
              icon="trash"
              label={t("fill.row.remove", { n: index + 1 })}
              onClick={() => set(rows.filter((_, each) => each !== index))}
            />
          </div>
          {(field.fields ?? []).map((inner) => (
            <RowPart
              key={inner.name}
              field={inner}
              path={`${field.name}.${index}.${inner.name}`}
              row={row}
              page={page}
              onRow={(next) => set(rows.map((each, at) => (at === index ? next : each)))}
            />
          ))}
        </div>
      ))}
      {field.count === undefined && (
        <Button icon="plus" onClick={() => set([...rows, {}])}>
          {t("fill.row.add")}
        </Button>
      )}
    </section>
  );
}

interface RowPartProps extends PartProps {
  readonly path: string;
  readonly row: Answers;
  readonly onRow: (row: Answers) => void;
}

function RowPart({ field, path, row, page, onRow }: RowPartProps) {
  const state = page.state.fields.get(path);
  if (field.off || state === undefined || !state.relevant) return null;
  return (
    <Question
      path={path}
      field={field}
      state={state}
      value={row[field.name]}
      error={errorOf(page, field, path)}
      ahead={page.ahead(field)}
      contact={page.contact}
      onChange={(value) =>
        onRow({
          ...row,
          [field.name]: typeof value === "function" ? value(row[field.name]) : value,
        })
      }
      onOneTap={page.oneTap}
    />
  );
}

function rowsOf(value: Value | undefined): readonly Answers[] {
  return Array.isArray(value) ? (value as readonly Answers[]) : [];
}

/** What is wrong with a question, in words, when it is time to say so. */
function errorOf(page: FormPage, field: Field, path: string): string | null {
  if (!page.shows(path)) return null;
  const wrong = page.state.fields.get(path)?.error;
  if (wrong) return local(wrong);
  if (!page.state.missing.includes(path)) return null;
  const own = field.requiredMessage;
  return own ? local(own) : t("fill.required", { label: local(field.label) });
}
