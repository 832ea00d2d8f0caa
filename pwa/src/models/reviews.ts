/** What was said of records: seen, comments, requests to complete, thanks and their answers. */

import { type Fields, newId } from "@daybook/sync";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Writing } from "../storage/schema";
import { allPending, onePending, type Pending } from "../storage/shown";
import { enqueue } from "../sync/enqueue";
import { isTroubled, shownRow, slotOf } from "./record-body";
import { asked, findRecord, type RecordState, type RecordView } from "./records";
import { noticeFull } from "./storage";
import { withdraw } from "./withdrawing";
import { announce, currentDatabase, onNews, workplace } from "./workplace";

/** The kind of the rows that hold what was said. */
export const REVIEW = "review";

/** `return`: please complete it; `answer`: its author did. */
export type Verb = "seen" | "comment" | "return" | "thanks" | "answer";

export interface Review {
  readonly rid: string;
  /** The record it is about. */
  readonly record: string;
  readonly verb: Verb;
  readonly text: string;
  /** The questions that are to be completed. */
  readonly on: readonly string[];
  /** The return that it answers. */
  readonly to: string | null;
  /** User id, and the name in words. */
  readonly by: string;
  readonly name: string;
  /** ms since 1970. */
  readonly at: number;
  /** `waiting`: not sent yet. `held`: the school's system did not take it. */
  readonly state: "waiting" | "held" | "sent";
}

/** What somebody says of a record. */
export interface Saying {
  readonly verb: Verb;
  readonly text?: string;
  readonly on?: readonly string[];
  readonly to?: string;
}

/** A record's state as its author sees it, with what others said. */
export type Standing = RecordState | "returned" | "seen";

/** So many changed rows are read one by one; more of them with all the others. */
const FEW = 40;
const NONE: readonly Review[] = [];

const kept = signal<ReadonlyMap<string, Review>>(new Map());
let reading: Promise<void> = Promise.resolve();

const byRecord: ReadonlySignal<ReadonlyMap<string, readonly Review[]>> = computed(() => {
  const groups = new Map<string, Review[]>();
  for (const review of kept.value.values()) {
    const group = groups.get(review.record);
    if (group === undefined) groups.set(review.record, [review]);
    else group.push(review);
  }
  for (const group of groups.values()) group.sort((one, other) => one.at - other.at);
  return groups;
});

/** What was said of a record, oldest first. */
export function reviewsOf(record: string): readonly Review[] {
  return byRecord.value.get(record) ?? NONE;
}

/** What its author was asked to complete and has not answered yet, oldest first. */
export function openReturns(record: string): readonly Review[] {
  const said = reviewsOf(record);
  const answered = new Set(said.map(({ to }) => to));
  return said.filter(({ verb, rid }) => verb === "return" && !answered.has(rid));
}

/** The last answer of its author that nobody else has spoken to since, or null. */
export function unheardAnswer({ rid, author }: RecordView): Review | null {
  const told = reviewsOf(rid).filter(({ verb, by }) => verb === "answer" || by !== author);
  const last = told[told.length - 1];
  return last?.verb === "answer" ? last : null;
}

/** Whether somebody else looked at a record, after its author's last answer if there is one. */
export function isSeen(record: RecordView): boolean {
  const byOthers = reviewsOf(record.rid).some(({ by }) => by !== record.author);
  return byOthers && unheardAnswer(record) === null;
}

/** A record's state with what was said of it. */
export function standingOf(record: RecordView): Standing {
  const { state, rid } = record;
  if (state === "draft" || state === "attention" || reviewsOf(rid).length === 0) return state;
  if (openReturns(rid).length > 0) return "returned";
  return state === "synced" && isSeen(record) ? "seen" : state;
}

/** Says something of records; it is on the phone at once and goes up with the next sync. */
export async function review(records: readonly string[], saying: Saying): Promise<void> {
  const database = currentDatabase();
  const slots = await Promise.all(
    records.map(async (rid) => [rid, slotOf(await onePending(database, rid))] as const),
  );
  const rids: string[] = [];
  try {
    await database.write(["outbox", "journal"], async (tx) => {
      for (const [rid, slot] of slots) {
        if (slot !== null) rids.push(await putReview(tx, slot, rid, saying));
      }
    });
  } catch (error) {
    noticeFull(error);
    throw error;
  }
  announce({ rows: rids, wake: true });
}

/** Writes one row of what is said and gives its id; the transaction needs outbox and journal. */
export async function putReview(
  tx: Writing,
  slot: number,
  record: string,
  { verb, text = "", on = [], to }: Saying,
): Promise<string> {
  const signedIn = workplace.peek()?.signedIn;
  const at = Date.now();
  const rid = newId(at);
  const fields: Fields = {
    record,
    do: verb,
    ...(text !== "" && { text }),
    ...(on.length > 0 && { on }),
    ...(to !== undefined && { to }),
    by: signedIn?.user ?? "",
    name: signedIn?.name ?? "",
    at,
  };
  await enqueue(tx, {
    change: "put",
    slot,
    rid,
    kind: REVIEW,
    form: null,
    base: [0, 0],
    fields,
    at,
  });
  return rid;
}

/** Takes back what one said. */
export function takeBackReview(rid: string): Promise<void> {
  return withdraw(rid);
}

/** Keeps what was said as the phone has it from now on. */
export function openReviews(): void {
  workplace.subscribe(() => {
    show(new Map());
    inTurn(readAll);
  });
  onNews(({ rows }) => {
    if (rows === null || (rows?.length ?? 0) > FEW) inTurn(readAll);
    else if (rows !== undefined) inTurn(() => readSome(rows));
  });
}

/** A reading that began earlier must not end later. */
function inTurn(work: () => Promise<void>): void {
  reading = reading.then(work, work);
}

async function readAll(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const { user } = place.signedIn;
  const all = await allPending(place.database, REVIEW);
  if (workplace.peek() !== place) return;
  const found = [...all].flatMap(([rid, pending]) => reviewIn(rid, pending, user) ?? []);
  show(new Map(found.map((each) => [each.rid, each])));
}

async function readSome(rids: readonly string[]): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const { user } = place.signedIn;
  const others = rids.filter((rid) => findRecord(rid) === null);
  const found = await Promise.all(
    others.map(async (rid) => {
      return [rid, reviewIn(rid, await onePending(place.database, rid), user)] as const;
    }),
  );
  if (workplace.peek() !== place) return;
  const shown = new Map(kept.value);
  for (const [rid, one] of found) {
    if (one === null) shown.delete(rid);
    else shown.set(rid, one);
  }
  show(shown);
}

function show(reviews: ReadonlyMap<string, Review>): void {
  kept.value = reviews;
  const returns = [...reviews.values()].filter(({ verb }) => verb === "return");
  asked.value = new Set(
    returns.map(({ record }) => record).filter((rid) => openReturns(rid).length > 0),
  );
}

function reviewIn(rid: string, pending: Pending, user: string): Review | null {
  const row = shownRow(pending, user);
  if (row === null || row.kind !== REVIEW) return null;
  const { record, do: verb, text, on, to, by, name } = row.body;
  const own = pending.waiting.length > 0 ? "waiting" : "sent";
  return {
    rid,
    record: textOf(record),
    verb: textOf(verb) as Verb,
    text: textOf(text),
    on: Array.isArray(on) ? on.map(textOf) : [],
    to: typeof to === "string" ? to : null,
    by: textOf(by),
    name: textOf(name),
    // The author's clock, corrected by the server where it could be.
    at: row.meta.ca,
    state: pending.sent.some(isTroubled) ? "held" : own,
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
