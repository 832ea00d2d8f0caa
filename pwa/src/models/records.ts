/** Records as they stand: what the server told, with this phone's own changes on top. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Answers } from "../forms/compiled";
import { dateOf } from "../forms/week";
import type { Draft } from "../storage/schema";
import { allPending, onePending, type Pending } from "../storage/shown";
import { drafts } from "./drafts";
import { ownPair } from "./library";
import { answersIn, RECORD, shownRow } from "./record-body";
import { remedyFor, type Trouble, troublesOf } from "./trouble";
import { type Meeting, meetingsOf } from "./versions";
import { onNews, workplace } from "./workplace";

/** `held`: the office has to look; `attention`: to be completed; `versions`: to be chosen from. */
export type RecordState = "draft" | "waiting" | "synced" | "held" | "attention" | "versions";

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
  /** What was not taken of it. */
  readonly troubles: readonly Trouble[];
  /** Answers of which there is more than one version. */
  readonly meetings: readonly Meeting[];
  /** The task that it does. */
  readonly task: string | null;
  /** When it was finished, ms since 1970. */
  readonly at: number;
}

const views = signal<ReadonlyMap<string, RecordView>>(new Map());
const ready = signal(false);

/** The records that somebody asked their author to complete, as the part that reads that tells. */
export const asked = signal<ReadonlySet<string>>(new Set());

/** Whether the records have been read from this phone. */
export const recordsReady: ReadonlySignal<boolean> = ready;

/** Every record on this phone, new drafts included, newest first. */
export const records: ReadonlySignal<readonly RecordView[]> = computed(() => {
  const user = workplace.value?.signedIn.user ?? "";
  const begun = drafts.value.filter((draft) => draft.base === undefined);
  const all = [...begun.map((draft) => draftView(draft, user)), ...views.value.values()];
  return all.sort(newestFirst);
});

/** Own records that were not taken, are to be completed, or have two versions; what can be done first. */
export const needing: ReadonlySignal<readonly RecordView[]> = computed(() => {
  const user = workplace.value?.signedIn.user;
  const own = records.value.filter(
    ({ author, answers }) => author === user || ownPair(answers.pair),
  );
  const found = own.filter(
    ({ rid, author, troubles, meetings }) =>
      troubles.length + meetings.length > 0 || (author === user && asked.value.has(rid)),
  );
  return found.sort((one, other) => Number(onlyWaits(one)) - Number(onlyWaits(other)));
});

/** Whether there is nothing a person could do about it before the office has. */
function onlyWaits({ state }: RecordView): boolean {
  return state === "held";
}

/** One record, or null when this phone has not got it. */
export function findRecord(rid: string): RecordView | null {
  const view = views.value.get(rid);
  return view ?? records.value.find((record) => record.rid === rid) ?? null;
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
  const shown = shownRow(pending, user);
  if (shown === null || shown.kind !== RECORD) return null;
  const { f: [form, version] = ["", 0], o: author, ca } = shown.meta;
  const troubles = troublesOf(pending);
  // Both sides of a pair choose between two versions of what lies in its file.
  const chosen = author === user || "pair" in shown.body;
  const meetings = chosen ? meetingsOf(pending, shown.body) : [];
  const at = shown.body._finished;
  const date = shown.body._date;
  return {
    rid,
    form,
    version,
    date: typeof date === "string" ? date : dateOf(ca),
    answers: answersIn(shown.body),
    state: stateOf(pending, troubles, meetings),
    author: author ?? user,
    school: textIn(shown.body._school),
    class: textIn(shown.body._class),
    task: textIn(shown.body._task),
    troubles,
    meetings,
    at: typeof at === "number" ? at : ca,
  };
}

function stateOf(
  { waiting, settling }: Pending,
  troubles: readonly Trouble[],
  meetings: readonly Meeting[],
): RecordState {
  if (waiting.length > 0 || settling > 0) return "waiting";
  if (troubles.some((trouble) => remedyFor(trouble) !== "wait")) return "attention";
  if (troubles.length > 0) return "held";
  return meetings.length > 0 ? "versions" : "synced";
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
    task: null,
    troubles: [],
    meetings: [],
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
