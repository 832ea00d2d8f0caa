/** One row of a batch: a name, what one tap says, and its questions when it is unfolded. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button";
import { tell } from "../../i18n/batch";
import { isEmpty, labelWords } from "../answer-words";
import { type FormPage, Questions } from "../fill/questions";
import { insteadFields } from "./parts";
import { RowHead } from "./row-head";
import { type RowView, rowView } from "./row-view";
import type { BatchRow } from "./rows";
import type { BatchWriting } from "./use-batch";

/** Which row is unfolded: all of it, or only why it did not take place. */
export interface Opened {
  readonly key: string;
  readonly part: "all" | "instead";
}

interface RowCardProps {
  readonly row: BatchRow;
  /** When it was last logged, in words. */
  readonly detail: string;
  readonly writing: BatchWriting;
  readonly open: Opened["part"] | null;
  /** Mistakes are to be shown now. */
  readonly asked: boolean;
  readonly page: Pick<FormPage, "ahead" | "contact">;
  readonly onOpen: (part: Opened["part"] | null) => void;
}

/** The id of a row's element. */
export function rowId(key: string): string {
  return `row-${key}`;
}

export function RowCard({ row, detail, writing, open, asked, page, onOpen }: RowCardProps) {
  const { batch, draft } = writing;
  const touched = writing.touched(row.key);
  const view = touched || open ? rowView(batch, draft, row, touched) : null;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) bringUp(element.current);
  }, [open]);
  return (
    <li ref={element} class="batch-row" id={rowId(row.key)} data-mark={view?.mark ?? "untouched"}>
      <RowHead
        row={row}
        detail={detail}
        batch={batch}
        view={view}
        open={open !== null}
        onName={() => onOpen(open === null ? "all" : null)}
        onDone={() => onOpen(writing.sayDone(row) ? "all" : null)}
        onInstead={() => onOpen(writing.sayInstead(row) ? "instead" : null)}
      />
      {open && view && (
        <RowBody
          row={row}
          view={view}
          part={open}
          writing={writing}
          asked={asked}
          page={page}
          onDone={() => onOpen(null)}
        />
      )}
    </li>
  );
}

/** Scrolls an unfolded row up when its questions would stand under the foot of the page. */
function bringUp(row: HTMLElement | null): void {
  const below = (row?.getBoundingClientRect().bottom ?? 0) > innerHeight - FOOT;
  if (below) row?.scrollIntoView({ block: "start" });
}

const FOOT = 112;

interface RowBodyProps extends Pick<RowCardProps, "row" | "writing" | "asked" | "page"> {
  readonly view: RowView;
  readonly part: Opened["part"];
  readonly onDone: () => void;
}

function RowBody({ row, view, part, writing, asked, page, onDone }: RowBodyProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { form, parts } = writing.batch;
  const { instead } = parts;
  const { state } = view;
  const isReason = part === "instead" || (instead !== null && isChosen(instead.name, view));
  const full: FormPage = {
    ...page,
    form,
    state,
    inWords: (text, inside) => labelWords(form, text, state.answers, inside),
    shows: (path) => asked || (left.has(path) && !state.missing.includes(path)),
    openFold: false,
    change(name, value) {
      const wants = writing.changeRow(row, name, value);
      if (part === "instead" && !wants) onDone();
    },
    oneTap: () => undefined,
  };
  const leave = (event: FocusEvent) => {
    const path = (event.target as Element | null)?.closest("[data-path]");
    const name = path?.getAttribute("data-path");
    if (name && !left.has(name)) setLeft(new Set([...left, name]));
  };
  return (
    <div class="batch-inside stack-loose" onFocusOut={leave}>
      <Questions fields={isReason ? insteadFields(parts) : parts.each} page={full} />
      {view.mark !== "untouched" && (
        <div>
          <Button
            kind="quiet"
            icon="close"
            onClick={() => {
              writing.clear(row);
              onDone();
            }}
          >
            {tell("row.clear")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Whether the reason is one of a list: a plain tap has nothing to show. */
function isChosen(name: string, { state }: RowView): boolean {
  const value = state.answers[name];
  return !isEmpty(value) && value !== "OK";
}
