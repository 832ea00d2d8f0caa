/** What the office reads and tells of places: the tree, support links, terms, classes. */

import type { Answered, Office } from "./office";
import type { Words } from "./office-shapes";

export type PlaceType =
  | "municipal"
  | "bureau"
  | "training"
  | "central"
  | "school"
  | "point"
  | "kindergarten";

export interface PlaceRow {
  readonly id: string;
  readonly parent: string | null;
  readonly type: PlaceType;
  readonly name: Words;
  /** Since when it is closed, "YYYY-MM-DD"; null while it is open. */
  readonly closed: string | null;
  /** What this person may do there. */
  readonly may: readonly string[];
}

export interface LinkRow {
  readonly id: string;
  readonly supporting: string;
  readonly aided: string;
  readonly since: string;
  readonly until: string | null;
}

/** First day, last day and name of a holiday. */
export type Holiday = readonly [string, string, Words];

export interface TermRow {
  readonly id: string;
  readonly name: Words;
  readonly from: string;
  readonly to: string;
  /** Monday of school week 1. */
  readonly week1: string;
  readonly holidays: readonly Holiday[];
}

export type Stage = "kindergarten" | "primary" | "junior";

export interface TeamRow {
  readonly account: string;
  readonly name: string;
  readonly lead: boolean;
}

export interface ClassRow {
  readonly id: string;
  readonly school: string;
  readonly name: Words;
  readonly stage: Stage;
  readonly grade: number;
  readonly closed: string | null;
  readonly team: readonly TeamRow[];
  readonly size: number;
}

export interface Items<T> {
  readonly items: readonly T[];
}

export const PLACES = "/api/places";

export const LINKS = "/api/links";

export function termsPath(place: string): string {
  return `/api/terms?place=${encodeURIComponent(place)}`;
}

export function classesPath(school: string): string {
  return `/api/classes?school=${encodeURIComponent(school)}`;
}

export type NewPlace = Pick<PlaceRow, "type" | "name"> & { readonly parent: string };
export type NewTerm = Omit<TermRow, "id"> & { readonly place: string };
export type NewClass = Pick<ClassRow, "school" | "name" | "stage" | "grade">;
export type NewLink = Omit<LinkRow, "id">;

/** Adds a place, or changes one where `id` is given. */
export function keepPlace(
  office: Office,
  id: string | null,
  told: NewPlace | Partial<Pick<PlaceRow, "name" | "parent">>,
  stop: AbortSignal,
): Promise<Answered<PlaceRow>> {
  return keep(office, PLACES, id, told, stop);
}

/** Closes a place on a day; null opens it again. */
export function closePlace(
  office: Office,
  id: string,
  closed: string | null,
  stop: AbortSignal,
): Promise<Answered<PlaceRow>> {
  return office.tell(`${PLACES}/${id}`, { closed }, stop, "PATCH");
}

/** Notes that a school supports another. */
export function addLink(
  office: Office,
  link: NewLink,
  stop: AbortSignal,
): Promise<Answered<LinkRow>> {
  return office.tell(LINKS, told(link), stop);
}

/** Ends a support link on a day. */
export function endLink(
  office: Office,
  id: string,
  until: string,
  stop: AbortSignal,
): Promise<Answered<LinkRow>> {
  return office.tell(`${LINKS}/${id}`, { until }, stop, "PATCH");
}

/** Adds a term, or changes one where `id` is given. */
export function keepTerm(
  office: Office,
  id: string | null,
  term: NewTerm | Omit<TermRow, "id">,
  stop: AbortSignal,
): Promise<Answered<TermRow>> {
  return keep(office, "/api/terms", id, term, stop);
}

/** Adds a class, or changes one where `id` is given. */
export function keepClass(
  office: Office,
  id: string | null,
  told: NewClass | Partial<NewClass>,
  stop: AbortSignal,
): Promise<Answered<ClassRow>> {
  return keep(office, "/api/classes", id, told, stop);
}

/** Closes a class on a day. */
export function closeClass(
  office: Office,
  id: string,
  closed: string,
  stop: AbortSignal,
): Promise<Answered<ClassRow>> {
  return office.tell(`/api/classes/${id}`, { closed }, stop, "PATCH");
}

/** Says who teaches a class, and who leads it. */
export function setTeam(
  office: Office,
  id: string,
  members: readonly Omit<TeamRow, "name">[],
  stop: AbortSignal,
): Promise<Answered<ClassRow>> {
  return office.tell(`/api/classes/${id}/team`, { members }, stop, "PUT");
}

/** Adds one of a list, or changes the one called `id`. */
export function keep<T>(
  office: Office,
  path: string,
  id: string | null,
  body: object,
  stop: AbortSignal,
): Promise<Answered<T>> {
  if (id === null) return office.tell(path, told(body), stop);
  return office.tell(`${path}/${id}`, told(body), stop, "PATCH");
}

/** What is told to the server: what is not known is left out. */
export function told(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
