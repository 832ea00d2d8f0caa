/** The office's addresses: what each hash means, and the hash of each page. */

import { type FormsRoute, formsRoute } from "./forms-route";
import { type InboxRoute, inboxRoute } from "./inbox/inbox-route";
import { type PlanRoute, type PlansRoute, plansRoute } from "./plans/plans-route";
import { type RegistersRoute, registersRoute } from "./registers/registers-route";

/** Filters of the records page; an empty one is left out. */
export interface RecordFilters {
  readonly school?: string;
  readonly form?: string;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly q?: string;
}

export type OfficeRoute =
  | OverviewRoute
  | InboxRoute
  | PlansRoute
  | PlanRoute
  | { readonly page: "records"; readonly filters: RecordFilters; readonly number: number }
  | { readonly page: "record"; readonly rid: string }
  | { readonly page: "parcels" }
  | { readonly page: "held"; readonly list: HeldList }
  | RegistersRoute
  | FormsRoute;

/** What the overview shows: schools of a state, at and below a place, in the weeks of a term. */
export interface OverviewChoice {
  readonly state: string | null;
  readonly place: string | null;
  readonly term: string | null;
}

export interface OverviewRoute extends OverviewChoice {
  readonly page: "overview";
}

/** The lists of held entries: nobody has decided, its author is to complete it, it is settled. */
export type HeldList = "open" | "returned" | "settled";

export const HELD_LISTS: readonly HeldList[] = ["open", "returned", "settled"];

/** The words that were searched for: addresses hold their number, as a browser remembers addresses. */
const searched: string[] = [];

const FILTERS = ["school", "form", "person", "from", "to", "q"] as const;
export const PAGE_SIZE = 50;

/** Reads a location hash; an address of no office page is the overview. */
export function officeRoute(hash: string): OfficeRoute {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [, page = "", ...rest] = path.split("/");
  const [rid] = rest;
  const search = new URLSearchParams(query);
  if (page === "records") return { page, filters: filtersOf(search), number: pageNumber(search) };
  if (page === "record" && rid) return { page, rid };
  if (page === "parcels") return { page };
  if (page === "held") return { page, list: heldList(search.get("state")) };
  const parts = [page, ...rest];
  return (
    inboxRoute(parts, search) ??
    plansRoute(parts, search) ??
    formsRoute(parts, search) ??
    registersRoute(parts) ?? { page: "overview", ...overviewChoice(search) }
  );
}

/** The hash of the records page with these filters, on page `number`. */
export function recordsHash(filters: RecordFilters, number = 1): string {
  const search = searchOf(filters);
  if (filters.q !== undefined) search.set("q", String(numberOf(filters.q)));
  if (number > 1) search.set("page", String(number));
  return withQuery("#/office/records", search);
}

/** The hash of the overview; what is null is left out. */
export function overviewHash(choice: OverviewChoice): string {
  return withQuery("#/office", chosenOf(choice));
}

/** The question to the server behind the overview; states are told apart on the page. */
export function overviewPath({ place, term }: OverviewChoice): string {
  return withQuery("/api/views/overview", chosenOf({ state: null, place, term }));
}

function overviewChoice(search: URLSearchParams): OverviewChoice {
  return { state: search.get("state"), place: search.get("place"), term: search.get("term") };
}

function chosenOf({ state, place, term }: OverviewChoice): URLSearchParams {
  const chosen = Object.entries({ state, place, term }).filter(([, value]) => value !== null);
  return new URLSearchParams(chosen as [string, string][]);
}

export function heldHash(list: HeldList): string {
  return list === "open" ? "#/office/held" : `#/office/held?state=${list}`;
}

function heldList(state: string | null): HeldList {
  return HELD_LISTS.find((list) => list === state) ?? "open";
}

/** Ids are base64url text: nothing in them needs escaping. */
export function recordHash(rid: string): string {
  return `#/office/record/${rid}`;
}

/** The question to the server behind a records page. */
export function recordsPath(filters: RecordFilters, number: number): string {
  const search = searchOf(filters);
  search.set("page", String(number));
  search.set("size", String(PAGE_SIZE));
  return withQuery("/api/views/records", search);
}

/** The question for some records by their ids, at most a page of them. */
export function ridsPath(rids: readonly string[]): string {
  return `/api/views/records?rids=${rids.join(",")}&size=${PAGE_SIZE}`;
}

/** The same list as a file in `lang`, with the purpose the person stated. */
export function exportPath(filters: RecordFilters, purpose: string, lang: "zh" | "en"): string {
  const search = searchOf(filters);
  search.set("purpose", purpose);
  search.set("lang", lang);
  return withQuery("/api/views/records.csv", search);
}

/** How many filters narrow the list. */
export function filterCount(filters: RecordFilters): number {
  return FILTERS.filter((name) => filters[name] !== undefined).length;
}

/** The filters with one changed; an empty value takes the filter away. */
export function withFilter(
  filters: RecordFilters,
  name: keyof RecordFilters,
  value: string,
): RecordFilters {
  const { [name]: _old, ...rest } = filters;
  return value === "" ? rest : { ...rest, [name]: value };
}

function filtersOf(search: URLSearchParams): RecordFilters {
  return FILTERS.reduce<RecordFilters>((filters, name) => {
    const value = search.get(name)?.trim() ?? "";
    return withFilter(filters, name, name === "q" ? (searched[Number(value)] ?? "") : value);
  }, {});
}

function numberOf(words: string): number {
  const known = searched.indexOf(words);
  return known < 0 ? searched.push(words) - 1 : known;
}

function searchOf(filters: RecordFilters): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters[name];
    if (value !== undefined) search.set(name, value);
  }
  return search;
}

function pageNumber(search: URLSearchParams): number {
  const number = Number(search.get("page"));
  return Number.isInteger(number) && number > 1 ? number : 1;
}

function withQuery(path: string, search: URLSearchParams): string {
  const query = search.toString();
  return query === "" ? path : `${path}?${query}`;
}
