/** The rows of a batch, with a search above many, and what stands there while there are none. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Badge } from "../../components/state-badge";
import { tell, tellOf } from "../../i18n/batch";
import type { BatchKey } from "../../i18n/batch-zh";
import { local } from "../../i18n/local";
import { t } from "../../models/language";
import type { RecordView } from "../../models/records";
import { today } from "../clock";
import { BACK } from "../fill/envelope";
import type { FormPage } from "../fill/questions";
import { recordHash } from "../route";
import { type Opened, RowCard, rowId } from "./row-card";
import { wantedWords } from "./row-view";
import { type BatchRow, isOpenDay, keyOf } from "./rows";
import type { BatchWriting } from "./use-batch";

export interface RowListProps {
  readonly rows: readonly BatchRow[];
  readonly writing: BatchWriting;
  /** The day of rows that have none of their own. */
  readonly date: string;
  readonly logged: ReadonlyMap<string, RecordView>;
  readonly detail: (row: BatchRow) => string;
  readonly opened: Opened | null;
  readonly asked: boolean;
  readonly page: Pick<FormPage, "ahead" | "contact">;
  readonly onOpen: (opened: Opened | null) => void;
}

/** From how many rows on there is a search. */
const MANY = 12;

export function RowList(props: RowListProps) {
  const { rows, writing } = props;
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const found = rows.filter(({ item }) => local(item.label).toLowerCase().includes(wanted));
  // What a row asks hangs on what is said above.
  if (writing.count() === 0 && writing.wrongAbove().length > 0) return <AboveFirst {...props} />;
  if (rows.length === 0) return <NoRows writing={writing} />;
  return (
    <div class="stack-tight">
      {rows.length > MANY && (
        <input
          class="input"
          type="search"
          autocomplete="off"
          aria-label={tell("search")}
          placeholder={tell("search")}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      )}
      {found.length > 0 ? (
        <ul class="list card card-flush" aria-label={tell("rows.label")}>
          {found.map((row) => (
            <ListedRow key={row.key} row={row} {...props} />
          ))}
        </ul>
      ) : (
        <p class="field-hint">{tell("search.none", { text })}</p>
      )}
    </div>
  );
}

function AboveFirst({ writing }: RowListProps) {
  const words = wantedWords(writing.batch.form, writing.wrongAbove()).join(t("list.comma"));
  return <p class="soft">{tell("empty.above", { words })}</p>;
}

function ListedRow({ row, ...props }: { readonly row: BatchRow } & RowListProps) {
  const { writing, date, logged, detail, opened, asked, page, onOpen } = props;
  const record = logged.get(keyOf(row.item.value, row.date ?? date));
  const name = local(row.item.label);
  if (!writing.touched(row.key)) {
    if (record) return <LoggedRow id={rowId(row.key)} name={name} record={record} props={props} />;
    if (row.date !== null && !isOpenDay(row.date, today.value, BACK)) {
      const when = row.date > today.value ? "row.ahead" : "row.past";
      return <ClosedRow name={name} words={tell(when)} />;
    }
  }
  return (
    <RowCard
      row={row}
      detail={detail(row)}
      writing={writing}
      open={opened?.key === row.key ? opened.part : null}
      asked={asked}
      page={page}
      onOpen={(part) => onOpen(part ? { key: row.key, part } : null)}
    />
  );
}

interface LoggedRowProps {
  readonly id: string;
  readonly name: string;
  readonly record: RecordView;
  readonly props: Pick<RowListProps, "writing">;
}

/** A row that has its record of that day already. */
function LoggedRow({ id, name, record, props }: LoggedRowProps) {
  const { form, parts } = props.writing.batch;
  const { instead } = parts;
  const isInstead = instead !== null && Boolean(record.answers[instead.name]);
  const words = tellOf(isInstead ? "instead" : "done", form.id) ?? tell("row.logged");
  return (
    <li class="batch-row" id={id}>
      <a class="batch-name" href={recordHash(record.rid)}>
        <span class="row-text">
          <span class="row-title">{name}</span>
        </span>
        <Badge icon="check" tone="good">
          {words}
        </Badge>
      </a>
    </li>
  );
}

function ClosedRow({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <li class="batch-row batch-closed">
      <div class="batch-name">
        <span class="row-text">
          <span class="row-title">{name}</span>
        </span>
        <span class="small">{words}</span>
      </div>
    </li>
  );
}

/** What makes rows, by the list they come from. */
const MADE_OF: Readonly<Record<string, [words: BatchKey, go: BatchKey, form: string]>> = {
  timetable: ["empty.timetable", "empty.timetable.go", "timetable"],
  walls: ["empty.walls", "empty.walls.go", "env"],
};

function NoRows({ writing: { batch, state } }: { readonly writing: BatchWriting }) {
  const { of } = batch.parts;
  if (state.fields.get(of.name)?.relevant === false) {
    return <p class="soft">{tell("empty.unasked")}</p>;
  }
  const source = typeof of.list === "object" ? of.list.source : "";
  const made = MADE_OF[source];
  if (made) {
    const [words, go, form] = made;
    const action = <Button href={`#/fill/${form}`}>{tell(go)}</Button>;
    return <Empty action={action}>{tell(words)}</Empty>;
  }
  return <Empty>{tell(source === "children" ? "empty.children" : "empty")}</Empty>;
}
