/** What the office does with forms: check a workbook, publish what was checked, switch a form. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Answered, Office } from "./office";
import type { CheckAnswer, FormAnswer, FormState } from "./office-form-shapes";

/** A workbook that was found good, with its pictures and what the server said of it. */
export interface Checked {
  readonly workbook: File;
  readonly media: readonly File[];
  /** The form it was meant to renew; null where it may be any. */
  readonly meant: string | null;
  readonly answer: CheckAnswer;
}

/** The most bytes of one upload. */
export const MOST_BYTES = 2_000_000;

const last = signal<Checked | null>(null);

/** What was checked last and is not published yet; it lives as long as the page. */
export const checked: ReadonlySignal<Checked | null> = last;

/** A workbook in hand. */
export type Chosen = Omit<Checked, "answer">;

/** Asks whether a workbook is a form, and what it would change; nothing is published. */
export async function check(
  office: Office,
  chosen: Chosen,
  stop: AbortSignal,
): Promise<Answered<CheckAnswer>> {
  const { workbook, media } = chosen;
  const answer = await office.tell<CheckAnswer>(
    "/api/workbooks/check",
    bodyOf(workbook, media),
    stop,
  );
  if (!stop.aborted) last.value = answer.ok ? { ...chosen, answer: answer.value } : null;
  return answer;
}

/** Publishes what was checked, unless the form has changed since. */
export async function publish(
  office: Office,
  { workbook, media, answer }: Checked,
  stop: AbortSignal,
): Promise<Answered<FormAnswer>> {
  const body = bodyOf(workbook, media);
  body.append("digest", answer.digest);
  return office.tell<FormAnswer>("/api/workbooks/publish", body, stop);
}

/** Forgets what was checked. */
export function forgetChecked(): void {
  last.value = null;
}

/** Opens, closes or takes away a form; `basis` is the ground that some forms ask for. */
export function switchForm(
  office: Office,
  id: string,
  state: FormState,
  basis: string | null,
  stop: AbortSignal,
): Promise<Answered<FormAnswer>> {
  const told = basis === null ? { state } : { state, basis };
  return office.tell<FormAnswer>(`/api/forms/${encodeURIComponent(id)}/switch`, told, stop);
}

/** The address of a version as Excel; null is the one that came with the program. */
export function excelPath(id: string, version: number | null): string {
  const form = `/api/forms/${encodeURIComponent(id)}`;
  return version === null ? `${form}/built-in.xlsx` : `${form}/versions/${version}.xlsx`;
}

/** The chosen file's bytes, so that changing it on the disk later changes nothing here. */
export async function held(file: File): Promise<File> {
  return new File([await file.arrayBuffer()], file.name, { type: file.type });
}

/** Which of the chosen files is the workbook, and which are its pictures. */
export function sorted(files: readonly File[]): { workbook: File | null; media: readonly File[] } {
  const workbook = files.find((file) => WORKBOOK.test(file.name)) ?? null;
  return { workbook, media: files.filter((file) => file !== workbook && PICTURE.test(file.name)) };
}

const WORKBOOK = /\.(xlsx|csv|md)$/i;
const PICTURE = /\.(png|jpe?g|webp|gif)$/i;

function bodyOf(workbook: File, media: readonly File[]): FormData {
  const body = new FormData();
  body.append("workbook", workbook, workbook.name);
  for (const file of media) body.append("media", file, file.name);
  return body;
}
