/** Records as they stand: what the server told, with this phone's own changes on top. */

import { type Fields, OUTCOME } from "@daybook/sync";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Answers } from "../forms/compiled";
import { dateOf } from "../forms/week";
import type { Draft, JournalItem } from "../storage/schema";
import { allPending, onePending, type Pending } from "../storage/shown";
import { shownEpoch } from "../sync/cursors";
import { enqueue } from "../sync/enqueue";
import { drafts } from "./drafts";
import { answersIn, isTroubled, RECORD, shownRow } from "./record-body";
import { announce, currentDatabase, onNews, workplace } from "./workplace";

export type RecordState = "draft" | "waiting" | "synced" | "held" | "attention";

/** Why the office or the server kept a record back: a code, and sentences by question. */
export interface HeldReason {
  readonly reason: string;
  readonly fields?: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

export interface RecordView {
  readonly rid: string;
  readonly form: string;
  readonly version: number;
  /** "YYYY-MM-DD". */
  readonly date: string;
  readonly answers: Answers;
  readonly state: RecordState;
  /** User id. */
  readonly author: string;
  readonly school: string | null;
  readonly class: string | null;
  readonly reason?: HeldReason;
  /** Questions where another person's value met this phone's; both are in the history. */
  readonly merged?: readonly string[];
  /** When it was finished, ms since 1970. */
  readonly at: number;
}

const views = signal<ReadonlyMap<string, RecordView>>(new Map());
const ready = signal(false);

/** Whether the records have been read from this phone. */
export const recordsReady: ReadonlySignal<boolean> = ready;

/** Every record on this phone, new drafts included, newest first. */
export const records: ReadonlySignal<readonly RecordView[]> = computed(() => {
  const user = workplace.value?.signedIn.user ?? "";
  const begun = drafts.value.filter((draft) => draft.base === undefined);
  const all = [...begun.map((draft) => draftView(draft, user)), ...views.value.values()];
  return all.sort(newestFirst);
});

/** One record, or null when this phone has not got it. */
export function findRecord(rid: string): RecordView | null {
  const view = views.value.get(rid);
  return view ?? records.value.find((record) => record.rid === rid) ?? null;
}

/** Takes a record back: it disappears here at once, and elsewhere with the next sync. */
export async function withdraw(rid: string): Promise<void> {
  const database = currentDatabase();
  const { row, waiting, sent } = await onePending(database, rid);
  const slot = row?.slot ?? [...sent, ...waiting][0]?.slot;
  if (slot === undefined) return;
  await database.write(["outbox", "journal", "cursor"], async (tx) => {
    const epoch = shownEpoch(await tx.objectStore("cursor").get(slot));
    await enqueue(tx, {
      change: "del",
      slot,
      rid,
      kind: RECORD,
      form: null,
      base: [epoch, row?.seq ?? 0],
      fields: {},
      at: Date.now(),
    });
  });
  announce({ rows: [rid], wake: true });
}

/** Keeps the list as the phone has it from now on. */
export function openRecords(): void {
  workplace.subscribe(() => {
    views.value = new Map();
    ready.value = false;
    void readAll();
  });
  onNews(({ rows }) => {
    if (rows === null) void readAll();
    else if (rows !== undefined) void readSome(rows);
  });
}

async function readAll(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const all = await allPending(place.database, RECORD);
  if (workplace.peek() !== place) return;
  const shown = new Map<string, RecordView>();
  for (const [rid, pending] of all) {
    const view = viewOf(rid, pending, place.signedIn.user);
    if (view !== null) shown.set(rid, view);
  }
  views.value = shown;
  ready.value = true;
}

async function readSome(rids: readonly string[]): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const found = await Promise.all(
    rids.map(async (rid) => [rid, await onePending(place.database, rid)] as const),
  );
  if (workplace.peek() !== place) return;
  const shown = new Map(views.value);
  for (const [rid, pending] of found) {
    const view = viewOf(rid, pending, place.signedIn.user);
    if (view === null) shown.delete(rid);
    else shown.set(rid, view);
  }
  views.value = shown;
}

/** A record as it is shown: the row with this phone's changes; null when there is none. */
export function viewOf(rid: string, pending: Pending, user: string): RecordView | null {
  const { sent, waiting } = pending;
  const shown = shownRow(pending, user);
  if (shown === null || shown.kind !== RECORD) return null;
  const { f: [form, version] = ["", 0], o: author, ca } = shown.meta;
  const troubled = sent.find(isTroubled);
  const state = stateOf(troubled, waiting.length > 0);
  const at = shown.body._finished;
  const date = shown.body._date;
  return {
    rid,
    form,
    version,
    date: typeof date === "string" ? date : dateOf(ca),
    answers: answersIn(shown.body),
    state,
    author: author ?? user,
    school: textIn(shown.body._school),
    class: textIn(shown.body._class),
    at: typeof at === "number" ? at : ca,
    ...(troubled === undefined ? {} : { reason: reasonOf(troubled.detail) }),
    ...mergedIn(sent),
  };
}

function stateOf(troubled: JournalItem | undefined, waiting: boolean): RecordState {
  if (waiting) return "waiting";
  if (troubled === undefined) return "synced";
  return troubled.outcome === OUTCOME.held ? "held" : "attention";
}

function reasonOf(detail: Fields): HeldReason {
  return { reason: "", ...detail } as unknown as HeldReason;
}

function mergedIn(sent: readonly JournalItem[]): Pick<RecordView, "merged"> {
  const merged = sent.filter(({ outcome }) => outcome === OUTCOME.merged);
  const questions = merged.flatMap(({ detail }) => Object.keys(detail));
  return questions.length === 0 ? {} : { merged: [...new Set(questions)] };
}

function draftView(draft: Draft, user: string): RecordView {
  const date = draft.answers._date;
  return {
    rid: draft.rid,
    form: draft.form,
    version: draft.version,
    date: typeof date === "string" ? date : dateOf(draft.started),
    answers: draft.answers,
    state: "draft",
    author: user,
    school: draft.target.school,
    class: draft.target.class,
    at: draft.saved,
  };
}

function newestFirst(one: RecordView, other: RecordView): number {
  if (one.date !== other.date) return one.date < other.date ? 1 : -1;
  return other.at - one.at;
}

function textIn(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
