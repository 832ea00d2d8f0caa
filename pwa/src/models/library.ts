/** What the phone knows beyond records: forms, places, classes, people, children, terms. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { CompiledForm, Localized } from "../forms/compiled";

export interface Place {
  readonly id: string;
  readonly name: Localized;
  readonly type: string;
  readonly parent: string | null;
}

export interface SchoolClass {
  readonly id: string;
  readonly name: Localized;
  readonly school: string;
  readonly stage: "kindergarten" | "primary" | "junior";
  readonly grade: number | null;
  readonly size: number | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface Child {
  readonly id: string;
  readonly name: string;
  readonly sex: "f" | "m";
  readonly birth_year: number;
  readonly class: string;
  readonly consent: "paper" | "screen" | "refused" | "none";
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

const noForms = signal<readonly CompiledForm[]>([]);

/** The newest version of every form. */
export const forms: ReadonlySignal<readonly CompiledForm[]> = noForms;
export const places: ReadonlySignal<readonly Place[]> = signal([]);
export const classes: ReadonlySignal<readonly SchoolClass[]> = signal([]);
export const people: ReadonlySignal<readonly Person[]> = signal([]);
export const children: ReadonlySignal<readonly Child[]> = signal([]);
export const terms: ReadonlySignal<readonly Term[]> = signal([]);
export const profile: ReadonlySignal<Profile | null> = signal(null);
/** Whether the first rows have been read from this phone. */
export const libraryReady: ReadonlySignal<boolean> = signal(false);

/** One version of a form, or null when this phone has not got it. */
export function formVersion(id: string, version: number): CompiledForm | null {
  return noForms.value.find((form) => form.id === id && form.version === version) ?? null;
}
