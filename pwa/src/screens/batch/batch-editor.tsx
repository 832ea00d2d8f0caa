/** The batch being written: what all rows share, the rows, and Finish, which saves them all. */

import { untracked } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import { Head } from "../../components/head";
import type { CompiledForm, FormState } from "../../forms/compiled";
import { OF_CHILDREN } from "../../forms/sources";
import { addDays } from "../../forms/week";
import { tell } from "../../i18n/batch";
import { daysBetween } from "../../i18n/local";
import type { Draft } from "../../models/drafts";
import { filesMade } from "../../models/files-made";
import { records } from "../../models/records";
import { session } from "../../models/session";
import { nameOf } from "../answer-words";
import { today } from "../clock";
import { BACK } from "../fill/envelope";
import { contactDetails } from "../fill/form-context";
import { focusQuestion, useAhead } from "../fill/form-editor";
import { WithMore } from "../fill/more-part";
import { Above } from "./above";
import { BatchEnd, type Ending } from "./batch-end";
import type { BatchParts } from "./parts";
import type { Opened } from "./row-card";
import { rowsIn } from "./row-changes";
import { RowList } from "./row-list";
import type { Unfinished } from "./row-saving";
import { type BatchRow, isWeekly, lastDates, loggedRows, mondayOf, rowOf, rowsOf } from "./rows";
import { type BatchWriting, useBatch } from "./use-batch";
import { WeekBar } from "./week-bar";

interface BatchEditorProps {
  readonly form: CompiledForm;
  readonly parts: BatchParts;
  readonly draft: Draft;
  readonly title: string;
  readonly onSaved: (rids: readonly string[]) => void;
}

export function BatchEditor({ form, parts, draft: first, title, onSaved }: BatchEditorProps) {
  const writing = useBatch(form, parts, first);
  const { draft, batch } = writing;
  const [monday, setMonday] = useState(mondayOf(today.value));
  const { opened, setOpened, show } = useOpened(setMonday);
  const { ending, end, setEnding } = useEnding(writing, onSaved);
  const { weekly, rows } = useRows(writing, monday);
  const past = usePast(writing);
  const asked = ending.at === "asked";
  const unfinished = asked ? writing.unfinished() : [];
  const page = { ahead: useAhead(form, batch.context), contact: past.contact };
  const finish = async () => {
    const wanting = await end("all");
    if (wanting) show(wanting);
  };
  const date = draft.answers._date;
  return (
    <>
      <Head title={title} back="#/" />
      <main class="page stack">
        <Above writing={writing} undated={weekly} asked={asked} page={page} />
        {weekly && (
          <WeekBar
            monday={monday}
            first={mondayOf(addDays(today.value, -BACK))}
            last={mondayOf(today.value)}
            onChange={setMonday}
          />
        )}
        <RowList
          rows={rows}
          writing={writing}
          date={typeof date === "string" ? date : today.value}
          logged={past.logged}
          detail={weekly ? schoolOf(rows) : past.detail}
          opened={opened}
          asked={asked}
          page={page}
          onOpen={(next) => {
            setOpened(next);
            if (ending.at === "nothing") setEnding({ at: "no" });
          }}
        />
        {rowsIn(draft).length > 0 && (
          <WithMore>{({ Discard }) => <Discard draft={draft} />}</WithMore>
        )}
      </main>
      <BatchEnd
        form={form}
        ending={ending}
        count={rowsIn(draft).length}
        above={asked ? writing.wrongAbove() : []}
        unfinished={unfinished}
        onGo={show}
        onEnd={() => void finish()}
        onReady={() => void end("ready")}
      />
    </>
  );
}

/** Which row is unfolded, and the way to one that wants something. */
function useOpened(setMonday: (monday: string) => void) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const show = ({ row, wrong: [path = ""] }: Unfinished) => {
    if (row.date !== null) setMonday(mondayOf(row.date));
    setOpened({ key: row.key, part: "all" });
    focusQuestion(path);
  };
  return { opened, setOpened, show };
}

/** The rows of the list as it is now, and those touched that it does not show. */
function useRows(writing: BatchWriting, monday: string) {
  const { draft, state, batch } = writing;
  const items = itemsOf(state, batch.parts.of.name);
  const weekly = isWeekly(items);
  const rows = rowsOf(items, monday);
  const keys = new Set(rows.map(({ key }) => key));
  const others = rowsIn(draft)
    .map(rowOf)
    .filter(({ key, date }) => date === null && !keys.has(key));
  return { weekly, rows: [...rows, ...others] };
}

function itemsOf(state: FormState, name: string) {
  return state.fields.get(name)?.choices ?? [];
}

/** The school of a lesson, where a week's lessons are at more than one. */
function schoolOf(rows: readonly BatchRow[]): (row: BatchRow) => string {
  const of = ({ item }: BatchRow) => String(item.columns?.school_of_lesson ?? "");
  const several = new Set(rows.map(of)).size > 1;
  return (row) => (several ? nameOf("places", of(row)) : "");
}

/** What is known of earlier records about the items of the list. */
function usePast({ batch }: BatchWriting) {
  const { form, parts } = batch;
  const all = records.value;
  const logged = useMemo(
    () => loggedRows(all, form.id, parts.of.name, session.value?.user ?? ""),
    [all, form, parts],
  );
  // As it was when the page opened: a list does not change its words under the finger.
  const before = useMemo(
    () =>
      untracked(() => {
        const { of } = parts;
        const last = lastDates(records.value, form.id, of.name);
        const contact = contactDetails();
        const ofChildren = typeof of.list === "object" && OF_CHILDREN.has(of.list.source);
        return {
          contact,
          detail: ({ item }: BatchRow) =>
            ofChildren ? contact(item.value) : lastWords(last.get(item.value), today.value),
        };
      }),
    [batch],
  );
  return { ...before, logged };
}

function lastWords(date: string | undefined, day: string): string {
  if (date === undefined) return tell("row.never");
  const days = daysBetween(date, day);
  return days <= 0 ? tell("row.today") : tell("row.days", { n: days });
}

/** Finish: says what is missing, else saves row by row; what is not saved stays on the screen. */
function useEnding(writing: BatchWriting, onSaved: (rids: readonly string[]) => void) {
  const [ending, setEnding] = useState<Ending>({ at: "no" });
  /** Gives the first row that wants something, or null; `ready` leaves such rows as they are. */
  const end = async (which: "all" | "ready"): Promise<Unfinished | null> => {
    // A photo that is still being made belongs to its record.
    await filesMade();
    const unfinished = writing.unfinished();
    const total = writing.count() - unfinished.length;
    if (writing.count() === 0) {
      setEnding({ at: "nothing" });
      return null;
    }
    const stops = which === "all" && unfinished.length > 0;
    if (stops || writing.wrongAbove().length > 0) {
      setEnding({ at: "asked" });
      return stops ? (unfinished[0] ?? null) : null;
    }
    const saved: string[] = [];
    const tell = (at: "saving" | "failed") => setEnding({ at, done: saved.length, total });
    tell("saving");
    try {
      await writing.save((rid) => {
        saved.push(rid);
        tell("saving");
      });
    } catch {
      tell("failed");
      return null;
    }
    if (unfinished.length > 0) setEnding({ at: "asked" });
    else onSaved(saved);
    return null;
  };
  return { ending, end, setEnding };
}
