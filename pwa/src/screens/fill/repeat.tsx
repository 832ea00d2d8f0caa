/** A repeat: rows of the same questions, each called by its first answer. */

import { Button } from "../../components/button";
import type { Answers, Field, Value } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import { answerWords } from "../answer-words";
import { Question } from "./question";
import { errorOf, type FormPage, SILENT } from "./questions";

interface RepeatProps {
  readonly field: Field;
  readonly page: FormPage;
}

export function Repeat({ field, page }: RepeatProps) {
  const given = rowsOf(page.state.answers[field.name]);
  const count = field.count === undefined ? given.length : rowCount(field, page);
  const rows = Array.from({ length: count }, (_, index) => given[index] ?? {});
  const set = (next: readonly Answers[]) => page.change(field.name, next);
  return (
    <section class="stack" aria-labelledby={`q-${field.name}-label`}>
      <p class="field-label" id={`q-${field.name}-label`}>
        {page.inWords(field.label)}
      </p>
      {field.hint && <p class="field-hint">{page.inWords(field.hint)}</p>}
      {rows.map((row, index) => (
        <Row
          key={index}
          field={field}
          page={page}
          row={row}
          index={index}
          onRow={(next) => set(rows.map((each, at) => (at === index ? next : each)))}
          onRemove={
            field.count === undefined ? () => set(rows.filter((_, each) => each !== index)) : null
          }
        />
      ))}
      {field.count === undefined && (
        <Button icon="plus" onClick={() => set([...rows, {}])}>
          {say("fill.row.add")}
        </Button>
      )}
    </section>
  );
}

interface RowProps extends RepeatProps {
  readonly row: Answers;
  readonly index: number;
  readonly onRow: (row: Answers) => void;
  /** Null where the form says how many rows there are. */
  readonly onRemove: (() => void) | null;
}

function Row({ field, page, row, index, onRow, onRemove }: RowProps) {
  const title = rowTitle(field, page, row, index);
  return (
    <section class="card stack" aria-label={title}>
      <div class="card-head">
        <strong>{title}</strong>
        {onRemove && (
          <Button
            kind="quiet"
            icon="trash"
            label={say("fill.row.remove", { n: index + 1 })}
            onClick={onRemove}
          />
        )}
      </div>
      <RowParts
        fields={field.fields ?? []}
        path={`${field.name}.${index}`}
        row={row}
        page={page}
        onRow={onRow}
      />
    </section>
  );
}

/** A row by its number and its first answer: "2 · 王小雨". */
function rowTitle(field: Field, page: FormPage, row: Answers, index: number): string {
  const first = (field.fields ?? []).find((each) => !SILENT.has(each.type) && each.type !== "note");
  const words = first ? answerWords(page.form, first, row[first.name]) : "";
  const number = say("fill.row", { n: index + 1 });
  return words === "" ? number : `${index + 1} · ${words}`;
}

interface RowPartsProps {
  readonly fields: readonly Field[];
  readonly path: string;
  readonly row: Answers;
  readonly page: FormPage;
  readonly onRow: (row: Answers) => void;
}

function RowParts({ fields, path, row, page, onRow }: RowPartsProps) {
  return (
    <>
      {fields.map((field) => {
        const at = `${path}.${field.name}`;
        const state = page.state.fields.get(at);
        if (field.off || SILENT.has(field.type) || state?.relevant === false) return null;
        if (field.type === "group") {
          return <RowParts key={at} fields={field.fields ?? []} {...{ path, row, page, onRow }} />;
        }
        return (
          state && (
            <Question
              key={at}
              path={at}
              form={page.form.id}
              field={field}
              state={state}
              value={row[field.name]}
              inWords={(text) => page.inWords(text, row)}
              error={errorOf(page, field, at)}
              ahead={page.ahead(field)}
              contact={page.contact}
              onChange={(value) =>
                onRow({ ...row, [field.name]: answered(value, row[field.name]) })
              }
              onOneTap={page.oneTap}
            />
          )
        );
      })}
    </>
  );
}

function answered(
  value: Value | ((now: Value | undefined) => Value),
  before: Value | undefined,
): Value {
  return typeof value === "function" ? value(before) : value;
}

/** How many rows the form asks for. */
function rowCount({ name, fields = [] }: Field, page: FormPage): number {
  let count = 0;
  while (page.state.fields.has(`${name}.${count}.${fields[0]?.name}`)) count++;
  return count;
}

function rowsOf(value: Value | undefined): readonly Answers[] {
  return Array.isArray(value) ? (value as readonly Answers[]) : [];
}
