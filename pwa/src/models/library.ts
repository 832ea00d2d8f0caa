/** What the phone knows beyond records: forms, places, classes, people, children, terms. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { CompiledForm, Localized } from "../forms/compiled";
import type { BaseRow, Grant } from "../storage/schema";
import { grantsOf, rowsOf } from "../storage/shown";
import { onNews, workplace } from "./workplace";

export interface Place {
  readonly id: string;
  readonly name: Localized;
  readonly type: string;
  readonly parent: string | null;
  /** The day on which it was closed. */
  readonly closed?: string;
}

export interface SchoolClass {
  readonly id: string;
  readonly name: Localized;
  readonly school: string;
  readonly stage: "kindergarten" | "primary" | "junior";
  readonly grade: number | null;
  readonly size: number | null;
  readonly closed?: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** The day on which they left: they are known by name still, and chosen no more. */
  readonly left?: string;
}

export interface Child {
  readonly id: string;
  readonly name: string;
  /** Missing, as the year, once consent was withdrawn; the name is a code then. */
  readonly sex?: "f" | "m";
  readonly birth_year?: number;
  readonly class: string;
  readonly consent: "paper" | "screen" | "refused" | "none" | "withdrawn";
  readonly photo?: "yes" | "no";
  /** The day on which the child left the school. */
  readonly left?: string;
}

export interface Term {
  readonly id: string;
  readonly name: Localized;
  readonly from: string;
  readonly to: string;
  readonly week1: string;
  readonly holidays: readonly (readonly [from: string, to: string, name: Localized])[];
}

export interface Profile {
  readonly name: string;
  readonly login: string;
  readonly roles: readonly { readonly role: string; readonly place: string }[];
  readonly home_school: string | null;
  readonly year: string;
  readonly placements: readonly unknown[];
}

/** Two who help each other; a side without a person is its school, or a child by its code. */
export interface Pair {
  readonly id: string;
  readonly type: "teacher" | "leader" | "school" | "child";
  readonly supporter?: string | null;
  readonly supported?: string | null;
  readonly child?: string | null;
  readonly supporter_school: string;
  readonly supported_school: string;
  readonly subject?: string | null;
  /** First and last day. */
  readonly from?: string;
  readonly to?: string | null;
}

const KINDS = [
  "form",
  "place",
  "term",
  "class",
  "person",
  "partner",
  "child",
  "pair",
  "profile",
] as const;
type Kind = (typeof KINDS)[number];

const rows = signal<ReadonlyMap<string, readonly BaseRow[]>>(new Map());
const held = signal<readonly Grant[]>([]);
const ready = signal(false);

/** Whether the rows have been read from this phone. */
export const libraryReady: ReadonlySignal<boolean> = ready;
/** The streams that this person may read, as the server told them. */
export const grants: ReadonlySignal<readonly Grant[]> = held;

export const places = listOf<Place>("place");
export const classes = listOf<SchoolClass>("class");
export const people = listOf<Person>("person");
export const children = listOf<Child>("child");
export const terms = listOf<Term>("term");
/** The pairs whose file this phone has, and who is in them by name. */
export const pairs = listOf<Pair>("pair");
export const partners = listOf<Pick<Person, "id" | "name">>("partner");
export const profile: ReadonlySignal<Profile | null> = computed(
  () => listOf<Profile & { id: string }>("profile").value[0] ?? null,
);

const versions = listOf<CompiledForm>("form");

/** The newest version of every form. */
export const forms: ReadonlySignal<readonly CompiledForm[]> = computed(() => {
  const newest = new Map<string, CompiledForm>();
  for (const form of versions.value) {
    if (form.version > (newest.get(form.id)?.version ?? 0)) newest.set(form.id, form);
  }
  return [...newest.values()];
});

/** One version of a form, or null when this phone has not got it. */
export function formVersion(id: string, version: number): CompiledForm | null {
  return versions.value.find((form) => form.id === id && form.version === version) ?? null;
}

/** Every version of a form that this phone has. */
export function formVersions(id: string): readonly CompiledForm[] {
  return versions.value.filter((form) => form.id === id);
}

/** The pair of that id in whose file this person writes, if there is one. */
export function ownPair(id: unknown): Pair | undefined {
  const me = workplace.value?.signedIn.user;
  return pairs.value.find(
    (each) =>
      each.id === id && (each.type === "school" || me === each.supporter || me === each.supported),
  );
}

/** Keeps the lists as the phone has them from now on. */
export function openLibrary(): void {
  workplace.subscribe(() => {
    rows.value = new Map();
    held.value = [];
    ready.value = false;
    void read();
  });
  onNews((news) => {
    if (news.library === true || news.rows === null) void read();
  });
}

async function read(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const [found, streams] = await Promise.all([
    rowsOf(place.database, KINDS),
    grantsOf(place.database),
  ]);
  if (workplace.peek() !== place) return;
  const groups = new Map<string, BaseRow[]>(KINDS.map((kind) => [kind, []]));
  for (const row of found) groups.get(row.kind)?.push(row);
  held.value = streams;
  rows.value = groups;
  ready.value = true;
}

/** The bodies of all rows of one kind; the row's id is `id` unless the body has its own. */
function listOf<T extends { readonly id: string }>(kind: Kind): ReadonlySignal<readonly T[]> {
  return computed(() =>
    (rows.value.get(kind) ?? []).map((row) => ({ id: row.rid, ...row.body }) as unknown as T),
  );
}
