/** What the office reads and tells of lists from Excel: the preview, taking over, undoing. */

import type { Answered, Office } from "./office";
import type { Words } from "./office-shapes";

export type ImportKind = "children" | "people" | "classes";

export const IMPORT_KINDS: readonly ImportKind[] = ["children", "people", "classes"];

export const LINE_STATES = ["new", "changed", "same", "wrong"] as const;

export type LineState = (typeof LINE_STATES)[number];

export interface ImportLine {
  /** The number of its row in the file, and the sheet. */
  readonly n: number;
  readonly sheet: string;
  readonly state: LineState;
  /** Who or what the line is about. */
  readonly what: string;
  /** What is new, what changes, or what is wrong. */
  readonly words: Words | null;
}

export interface ImportPreview {
  readonly id: string;
  readonly columns: {
    readonly used: readonly string[];
    readonly dropped: readonly { readonly title: string; readonly why: Words }[];
  };
  readonly lines: readonly ImportLine[];
  readonly counts: Readonly<Record<LineState, number>>;
}

export interface ImportRow {
  readonly id: string;
  readonly kind: ImportKind;
  readonly state: "applied" | "undone";
  /** Ms since 1970. */
  readonly at: number;
  /** The name of who took it over. */
  readonly by: string | null;
  readonly undoable: boolean;
  readonly counts: Readonly<Record<LineState, number>>;
}

/** The most bytes of a list. */
export const MOST_BYTES = 2_000_000;

export function importsPath(school: string): string {
  return `/api/imports?school=${encodeURIComponent(school)}`;
}

export function blankListPath(kind: ImportKind): string {
  return `/api/imports/blank/${kind}.xlsx`;
}

/** Reads a list without changing anything: what each of its lines would do. */
export function previewImport(
  office: Office,
  kind: ImportKind,
  school: string,
  file: File,
  stop: AbortSignal,
): Promise<Answered<ImportPreview>> {
  const body = new FormData();
  body.append("kind", kind);
  body.append("school", school);
  body.append("file", file, file.name);
  return office.tell("/api/imports", body, stop);
}

/** Takes a previewed list over; refused when the register has changed since. */
export function applyImport(
  office: Office,
  id: string,
  stop: AbortSignal,
): Promise<Answered<ImportRow>> {
  return office.tell(`/api/imports/${id}/apply`, {}, stop);
}

/** Puts back what was there before a list was taken over. */
export function undoImport(
  office: Office,
  id: string,
  stop: AbortSignal,
): Promise<Answered<ImportRow>> {
  return office.tell(`/api/imports/${id}/undo`, {}, stop);
}
