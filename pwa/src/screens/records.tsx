/** Records: one's own, newest first, found by form, state and words. */

import { signal } from "@preact/signals";
import { Button } from "../components/button";
import { Section } from "../components/card";
import { Chips } from "../components/chips";
import { Empty } from "../components/empty";
import { FieldBox } from "../components/field-box";
import { Head } from "../components/head";
import { List } from "../components/list";
import { SyncLine } from "../components/sync-line";
import { say } from "../i18n/answer";
import { dayWords, local } from "../i18n/local";
import { tell } from "../i18n/record";
import { t } from "../models/language";
import { forms, formVersion, terms } from "../models/library";
import { type RecordView, recordsReady } from "../models/records";
import { type Standing, standingOf } from "../models/reviews";
import { status } from "../models/sync-status";
import type { Withdrawn } from "../models/withdrawn";
import { searchWords } from "./answer-words";
import { rightNow, termOf } from "./clock";
import { filedRecords, ownDrafts } from "./own-records";
import { RecordRow } from "./record-row";
import { useWithdrawn, WithdrawnRow, withLines } from "./withdrawn-row";

/** How many rows are drawn at once: a long list opens as fast as a short one. */
const PAGE = 40;

interface Filters {
  readonly form: string;
  readonly state: string;
  readonly text: string;
}

const STATES = ["waiting", "attention", "synced", "seen"] as const;
const LOOKED_AT: ReadonlySet<Standing> = new Set(["held", "versions", "returned"]);
const NONE: Filters = { form: "", state: "", text: "" };

// Kept while the page is open, so that the way back from a record finds the same list.
const filters = signal(NONE);
const drawn = signal(PAGE);
const open = signal(false);

export function Records() {
  const all = filedRecords.value;
  const found = matchingRecords(all, filters.value);
  const drafts = matchingRecords(ownDrafts.value, filters.value);
  const lines = useWithdrawn();
  const near = found.slice(0, drawn.value);
  const last = (found.length > near.length && near[near.length - 1]?.date) || "";
  return (
    <>
      <Head title={tell("records.title")}>
        <SyncLine status={status.value} now={rightNow.value} />
      </Head>
      <main class="page stack">
        {all.length > 0 && <FilterBar />}
        {drafts.length > 0 && (
          <Section title={tell("records.drafts")}>
            <List>
              {drafts.map((each) => (
                <RecordRow key={each.rid} record={each} />
              ))}
            </List>
          </Section>
        )}
        <p class="small soft" role="status">
          {recordsReady.value && all.length > 0 && tell("records.count", { n: found.length })}
        </p>
        <Days rows={withLines(near, isNone(filters.value) ? lines : [], last)} />
        {found.length > drawn.value && (
          <Button
            wide
            onClick={() => {
              drawn.value += PAGE;
            }}
          >
            {tell("records.more", { n: Math.min(PAGE, found.length - drawn.value) })}
          </Button>
        )}
        {recordsReady.value && found.length + drafts.length === 0 && (
          <Nothing any={all.length > 0} />
        )}
      </main>
    </>
  );
}

function FilterBar() {
  const { form, state, text } = filters.value;
  const set = (change: Partial<Filters>) => {
    filters.value = { ...filters.value, ...change };
    drawn.value = PAGE;
  };
  const used = [form, state].filter((each) => each !== "").length;
  return (
    <search class="stack">
      <div class="search-line">
        <input
          class="input input-search"
          type="search"
          autocomplete="off"
          aria-label={t("records.search")}
          placeholder={tell("records.search.hint")}
          value={text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
        <Button
          icon="filter"
          expanded={open.value}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {used > 0 ? tell("records.filter.on", { n: used }) : tell("records.filter")}
        </Button>
      </div>
      {open.value && (
        <>
          <FieldBox id="records-form" label={tell("records.form")} group>
            <Chips
              id="records-form"
              options={forms.value.map((each) => ({ value: each.id, label: local(each.title) }))}
              chosen={form === "" ? [] : [form]}
              onChange={([chosen = ""]) => set({ form: chosen })}
            />
          </FieldBox>
          <FieldBox id="records-state" label={tell("records.state")} group>
            <Chips
              id="records-state"
              options={STATES.map((each) => ({ value: each, label: stateWords(each) }))}
              chosen={state === "" ? [] : [state]}
              onChange={([chosen = ""]) => set({ state: chosen })}
            />
          </FieldBox>
        </>
      )}
    </search>
  );
}

function Days({ rows }: { readonly rows: readonly (RecordView | Withdrawn)[] }) {
  return (
    <>
      {byDate(rows).map(([date, day]) => (
        <section class="stack-tight" key={date}>
          <h2 class="day-line">{dayWords(date, termOf(terms.value, date))}</h2>
          <List>
            {day.map((each) =>
              "answers" in each ? (
                <RecordRow key={each.rid} record={each} />
              ) : (
                <WithdrawnRow key={each.rid} line={each} />
              ),
            )}
          </List>
        </section>
      ))}
    </>
  );
}

function Nothing({ any }: { readonly any: boolean }) {
  if (!any)
    return (
      <Empty action={<Button href="#/">{t("home.write")}</Button>}>{t("records.empty")}</Empty>
    );
  const clear = () => {
    filters.value = NONE;
  };
  return (
    <Empty action={<Button onClick={clear}>{t("records.clear")}</Button>}>
      {tell("records.nomatch")}
    </Empty>
  );
}

/** The records that pass every filter; "attention" also means what else needs a look. */
export function matchingRecords(all: readonly RecordView[], by: Filters): readonly RecordView[] {
  if (isNone(by)) return all;
  const text = by.text.trim().toLowerCase();
  return all.filter(
    (each) =>
      (by.form === "" || each.form === by.form) &&
      (by.state === "" || stateGroup(standingOf(each)) === by.state) &&
      (text === "" ||
        searchWords(formVersion(each.form, each.version), each.answers).includes(text)),
  );
}

function isNone({ form, state, text }: Filters): boolean {
  return form + state + text.trim() === "";
}

function stateWords(state: (typeof STATES)[number]): string {
  return state === "attention" ? tell("sync.attention") : say(`state.${state}`);
}

function stateGroup(state: Standing): Standing {
  return LOOKED_AT.has(state) ? "attention" : state;
}

/** Records by their date, dates in the order they come. */
export function byDate<T extends { readonly date: string }>(
  rows: readonly T[],
): [date: string, rows: T[]][] {
  const days = new Map<string, T[]>();
  for (const row of rows) {
    const day = days.get(row.date);
    if (day) day.push(row);
    else days.set(row.date, [row]);
  }
  return [...days];
}
