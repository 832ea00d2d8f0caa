/** What the office reads and tells of children: the register, consent, one child's file, the log. */

import type { Answered, Office } from "./office";
import type { Words } from "./office-shapes";

export type RecordConsent = "paper" | "screen" | "refused" | "none" | "withdrawn";
export type PhotoConsent = "yes" | "no" | "none";

/** What may be noted of records and of photos. */
export const RECORD_CONSENTS = ["paper", "screen", "refused", "none"] as const;
export const PHOTO_CONSENTS: readonly PhotoConsent[] = ["yes", "no", "none"];

export type Sex = "f" | "m";

export interface ChildRow {
  readonly id: string;
  readonly class: string;
  /** The name, or the code that stands for it once consent was withdrawn. */
  readonly name: string;
  /** Null once nothing of this child is kept. */
  readonly sex: Sex | null;
  readonly birth_year: number | null;
  readonly consent: RecordConsent;
  readonly photo: PhotoConsent;
  /** The day on which the child left the class. */
  readonly left: string | null;
}

export interface NewChild {
  readonly class: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birth_year: number;
}

export interface ConsentTold {
  readonly record: (typeof RECORD_CONSENTS)[number];
  readonly photo: PhotoConsent;
  /** Which guardian, in a word: 母亲. */
  readonly guardian: string;
  readonly date: string;
}

export interface ConsentFact {
  readonly record: RecordConsent;
  readonly photo: PhotoConsent;
  readonly guardian: string;
  readonly date: string;
  /** The version of the notice that the guardian was given. */
  readonly notice: string;
  /** Who noted it. */
  readonly by: string | null;
}

/** One child's whole record: what is kept, what was said of consent, and who looked. */
export interface ChildFile {
  readonly child: ChildRow;
  readonly consents: readonly ConsentFact[];
  readonly records: readonly {
    readonly rid: string;
    readonly title: Words;
    readonly date: string;
    readonly person: string;
    readonly summary: Words;
  }[];
  readonly seen: readonly AuditRow[];
}

export interface AuditRow {
  /** Ms since 1970. */
  readonly at: number;
  readonly person: string;
  /** As what they did it. */
  readonly role: Words | null;
  readonly act: Words;
  readonly what: Words | null;
}

export interface AuditAnswer {
  readonly items: readonly AuditRow[];
  /** Earlier ones are left out. */
  readonly more: boolean;
}

/** Whom the families of a school turn to. */
export interface ContactTold {
  readonly person: string;
  readonly phone: string;
  readonly complaints: string;
  /** Teachers call families from their phones: only then is a family's number kept. */
  readonly calling: boolean;
}

export interface RetentionRule {
  readonly rule: string;
  readonly days: number;
}

export interface RetentionAnswer {
  readonly items: readonly RetentionRule[];
}

export interface DryRunAnswer {
  readonly items: readonly {
    readonly rule: string;
    readonly school: Words | null;
    readonly count: number;
    /** The oldest of them, "YYYY-MM-DD". */
    readonly oldest: string | null;
  }[];
}

export function childrenPath(ofClass: string): string {
  return `/api/children?class=${encodeURIComponent(ofClass)}`;
}

export function childFilePath(child: string): string {
  return `/api/children/${child}/file`;
}

export function auditPath(school: string, from: string, to: string): string {
  return `/api/audit?${new URLSearchParams({ school, from, to })}`;
}

/** Enters a child, or corrects one where `id` is given. */
export function keepChild(
  office: Office,
  id: string | null,
  child: NewChild | Partial<NewChild>,
  stop: AbortSignal,
): Promise<Answered<ChildRow>> {
  if (id === null) return office.tell("/api/children", child, stop);
  return office.tell(`/api/children/${id}`, child, stop, "PATCH");
}

/** Notes what a guardian said. */
export function noteConsent(
  office: Office,
  id: string,
  consent: ConsentTold,
  stop: AbortSignal,
): Promise<Answered<ChildRow>> {
  return office.tell(`/api/children/${id}/consent`, consent, stop);
}

/** Withdraws consent: the name goes from the server and at the next contact from every phone. */
export function withdrawChild(
  office: Office,
  id: string,
  reason: string,
  stop: AbortSignal,
): Promise<Answered<ChildRow>> {
  return office.tell(`/api/children/${id}/withdraw`, reason === "" ? {} : { reason }, stop);
}

/** Notes the day on which a child leaves the school. */
export function childLeaves(
  office: Office,
  id: string,
  on: string,
  stop: AbortSignal,
): Promise<Answered<ChildRow>> {
  return office.tell(`/api/children/${id}/leave`, { on }, stop);
}

/** Takes a child out of the register, with what was written of this child alone. */
export function removeChild(
  office: Office,
  id: string,
  stop: AbortSignal,
): Promise<Answered<object>> {
  return office.tell(`/api/children/${id}`, {}, stop, "DELETE");
}

type Lang = "zh" | "en";

export function noticePath(school: string, lang: Lang): string {
  return `/api/papers/notice.pdf?${new URLSearchParams({ school, lang })}`;
}

export function consentSheetsPath(ofClass: string, lang: Lang): string {
  return `/api/papers/consent.pdf?${new URLSearchParams({ class: ofClass, lang })}`;
}

/** One child's whole record on paper. */
export function childPaperPath(child: string, lang: Lang): string {
  return `/api/children/${child}/file.pdf?lang=${lang}`;
}

/** The log of a school on paper. */
export function auditPaperPath(school: string, from: string, to: string, lang: Lang): string {
  return `/api/audit.pdf?${new URLSearchParams({ school, from, to, lang })}`;
}

export const RETENTION = "/api/retention";
export const DRY_RUN = `${RETENTION}/dry-run`;

export function contactPath(school: string): string {
  return `/api/papers/contact?school=${encodeURIComponent(school)}`;
}

/** Says whom the families of a school turn to. */
export function keepContact(
  office: Office,
  school: string,
  contact: ContactTold,
  stop: AbortSignal,
): Promise<Answered<ContactTold>> {
  return office.tell(contactPath(school), contact, stop, "PUT");
}

/** Changes how long things are kept. */
export function keepRetention(
  office: Office,
  items: readonly RetentionRule[],
  stop: AbortSignal,
): Promise<Answered<RetentionAnswer>> {
  return office.tell(RETENTION, { items }, stop, "PUT");
}
