/** A repeat: rows of the same questions, each called by its first answer. */

import { Component } from "preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../components/button";
import type { Answers, Field, Value } from "../../forms/compiled";
import { say } from "../../i18n/answer";
import { answerWords, leaves } from "../answer-words";
import { useGrowing } from "./growing";
import { isSamePage, isSameQuestion } from "./kept";
import { Question } from "./question";
import { errorOf, type FormPage, SILENT } from "./questions";

interface RepeatProps {
  readonly field: Field;
  readonly page: FormPage;
}

export function Repeat({ field, page }: RepeatProps) {
  const { name } = field;
  const given = rowsOf(page.state.answers[name]);
  const counted = field.count !== undefined;
  const count = counted ? rowCount(field, page) : given.length;
  const drawn = useGrowing(count, FIRST, STEP);
  const inside = useMemo(() => leaves(field.fields ?? []), [field]);
  const set = (rule: (rows: readonly Answers[]) => readonly Answers[]) =>
    page.change(name, (now) => rule(rowsOf(now)));
  return (
    <section class="stack" aria-labelledby={`q-${name}-label`}>
      <p class="field-label" id={`q-${name}-label`}>
        {page.inWords(field.label)}
      </p>
      {field.hint && <p class="field-hint">{page.inWords(field.hint)}</p>}
      {Array.from({ length: drawn }, (_, index) => (
        <Row
          key={index}
          field={field}
          inside={inside}
          page={page}
          row={given[index] ?? NO_ANSWERS}
          index={index}
          onRow={(rule) => set((rows) => changedRow(rows, index, rule))}
          onRemove={counted ? null : () => set((rows) => rows.filter((_, each) => each !== index))}
        />
      ))}
      {!counted && (
        <Button icon="plus" onClick={() => set((rows) => [...rows, {}])}>
          {say("fill.row.add")}
        </Button>
      )}
    </section>
  );
}

/** Rows are drawn a few at a time. */
const FIRST = 2;
const STEP = 1;
const NO_ANSWERS: Answers = {};

type RowRule = (row: Answers) => Answers;

interface RowProps extends RepeatProps {
  /** The questions of a row, groups opened. */
  readonly inside: readonly Field[];
  readonly row: Answers;
  readonly index: number;
  readonly onRow: (rule: RowRule) => void;
  /** Null where the form says how many rows there are. */
  readonly onRemove: (() => void) | null;
}

/** A row, drawn again only when one of its questions would look different. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate({ field, inside, page, row, index }: RowProps): boolean {
    const before = this.props;
    if (field !== before.field || !isSamePage(before.page, page)) return true;
    const rows = [before.row, row] as const;
    return inside.some((each) => {
      const path = `${field.name}.${index}.${each.name}`;
      return !isSameQuestion(each, path, before.page, page, rows);
    });
  }

  override render({ field, page, row, index, onRow, onRemove }: RowProps) {
    const title = rowTitle(field, page, row, index);
    return (
      <section class="card stack far" aria-label={title}>
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
}

/** The rows with one changed; those before it that nobody answered are empty. */
function changedRow(rows: readonly Answers[], index: number, rule: RowRule): readonly Answers[] {
  const length = Math.max(rows.length, index + 1);
  return Array.from({ length }, (_, at) => {
    const row = rows[at] ?? {};
    return at === index ? rule(row) : row;
  });
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
  readonly onRow: (rule: RowRule) => void;
}

function RowParts({ fields, ...row }: RowPartsProps) {
  return (
    <>
      {fields.map((field) =>
        field.type === "group" ? (
          <RowGroup key={field.name} field={field} {...row} />
        ) : (
          <RowQuestion key={field.name} field={field} {...row} />
        ),
      )}
    </>
  );
}

interface RowPartProps extends Omit<RowPartsProps, "fields"> {
  readonly field: Field;
}

function RowGroup({ field, ...row }: RowPartProps) {
  const state = row.page.state.fields.get(`${row.path}.${field.name}`);
  if (field.off || state?.relevant === false) return null;
  return <RowParts fields={field.fields ?? []} {...row} />;
}

/** A question of a row, drawn again only when it would look different. */
class RowQuestion extends Component<RowPartProps> {
  override shouldComponentUpdate({ field, path, row, page }: RowPartProps): boolean {
    const before = this.props;
    if (field !== before.field || !isSamePage(before.page, page)) return true;
    const rows = [before.row, row] as const;
    return !isSameQuestion(field, `${path}.${field.name}`, before.page, page, rows);
  }

  override render({ field, path, row, page, onRow }: RowPartProps) {
    const at = `${path}.${field.name}`;
    const state = page.state.fields.get(at);
    if (field.off || SILENT.has(field.type) || !state?.relevant) return null;
    return (
      <Question
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
          onRow((now) => ({ ...now, [field.name]: answered(value, now[field.name]) }))
        }
        onOneTap={page.oneTap}
      />
    );
  }
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
