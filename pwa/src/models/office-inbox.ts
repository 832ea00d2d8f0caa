/** What the office reads and tells of the conversation about records: the inbox, reviews, tasks. */

import type { Answers, CompiledForm } from "../forms/compiled";
import type { Answered, Office } from "./office";
import type { PersonRef, PlaceRef, Words } from "./office-shapes";

/** The lists of what waits for a look, what presses most first. */
export const INBOX_LISTS = ["urgent", "answered", "unseen", "problems", "corrections"] as const;

export type InboxList = (typeof INBOX_LISTS)[number];

/** A record that waits; `age` is in days since what is asked for began to wait. */
export interface InboxRow {
  readonly record: string;
  readonly form: string;
  readonly title: Words;
  readonly day: string;
  readonly person: PersonRef;
  readonly school: PlaceRef;
  readonly words: Words;
  readonly age: number;
}

export type InboxAnswer = Readonly<Record<InboxList, readonly InboxRow[]>> & {
  /** How many entries are held and wait for a decision. */
  readonly held: number;
  /** How many there are in each list, on all pages. */
  readonly counts: Readonly<Record<InboxList, number>>;
};

export const INBOX_PAGE = 40;

/** The question behind the inbox: all lists begun, or one page of one of them. */
export function inboxPath(list: InboxList | null, school: string | null, page: number): string {
  const search = new URLSearchParams();
  if (list !== null) search.set("list", list);
  if (school !== null) search.set("school", school);
  if (page > 1) search.set("page", String(page));
  const query = search.toString();
  return query === "" ? "/api/inbox" : `/api/inbox?${query}`;
}

/** Says of some records that they were seen. */
export function markSeen(
  office: Office,
  records: readonly string[],
  stop: AbortSignal,
): Promise<Answered<object>> {
  return office.tell("/api/reviews/seen", { records }, stop);
}

export type Verb = "seen" | "comment" | "return" | "thanks" | "answer";

/** What somebody said of a record. */
export interface ReviewRow {
  readonly rid: string;
  readonly do: Verb;
  readonly text: string | null;
  /** The questions that are to be completed. */
  readonly on: readonly string[];
  /** The review that this one answers. */
  readonly to: string | null;
  readonly by: PersonRef;
  readonly at: number;
}

export interface ReviewsAnswer {
  readonly items: readonly ReviewRow[];
  /** What this reader may say of it. */
  readonly may: readonly Verb[];
}

export function reviewsPath(record: string): string {
  return `/api/records/${encodeURIComponent(record)}/reviews`;
}

export interface Said {
  readonly do: Verb;
  readonly text?: string;
  readonly on?: readonly string[];
}

/** Says something of a record. */
export function review(
  office: Office,
  record: string,
  said: Said,
  stop: AbortSignal,
): Promise<Answered<ReviewRow>> {
  return office.tell(reviewsPath(record), said, stop);
}

/** The part of another's record that is this reader's to write. */
export interface PartAnswer {
  readonly form: CompiledForm;
  readonly names: readonly string[];
  /** The record's answers, those of its author among them. */
  readonly answers: Answers;
}

function partPath(record: string): string {
  return `/api/records/${encodeURIComponent(record)}/part`;
}

/** The part that is this reader's; it is not found where none is. */
export function askPart(
  office: Office,
  record: string,
  stop: AbortSignal,
): Promise<Answered<PartAnswer>> {
  return office.ask(partPath(record), stop);
}

/** Writes one's own part; null clears an answer. */
export function writePart(
  office: Office,
  record: string,
  fields: Answers,
  stop: AbortSignal,
): Promise<Answered<PartAnswer>> {
  return office.tell(partPath(record), { fields }, stop, "PATCH");
}

export interface NewTask {
  readonly school: string;
  readonly for: string;
  readonly text: string;
  readonly due: string | null;
  readonly form: string | null;
}

/** Asks somebody of a school to do something. */
export function giveTask(
  office: Office,
  task: NewTask,
  stop: AbortSignal,
): Promise<Answered<object>> {
  return office.tell("/api/tasks", task, stop);
}
