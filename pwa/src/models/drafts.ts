/** Records being written: kept at every keystroke, sent only when finished. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Answers, CompiledForm } from "../forms/compiled";
import type { Draft, Target } from "../storage/schema";

export type { Draft, Target };

/** Unfinished records, newest first. */
export const drafts: ReadonlySignal<readonly Draft[]> = signal([]);

/** Why a draft cannot be written here: another tab writes it, or there is nowhere to send it. */
export class DraftBusy extends Error {}
export class NoTarget extends Error {}

/** Where a new record of this form may go, the most likely first. */
export function targets(_form: CompiledForm): readonly Target[] {
  return [];
}

/** A new draft, held by this tab; it is kept on the phone from its first answer on. */
export async function openDraft(_form: CompiledForm, _answers: Answers = {}): Promise<Draft> {
  throw new NoTarget();
}

/** A kept draft, held by this tab; null when there is none. Raises `DraftBusy`. */
export async function resumeDraft(_rid: string): Promise<Draft | null> {
  return null;
}

/** A draft of changes to a record, held by this tab. Raises `DraftBusy`. */
export async function editRecord(_rid: string): Promise<Draft> {
  throw new NoTarget();
}

/** Keeps the draft as it is now; several calls within a frame make one write. */
export function saveDraft(_draft: Draft): void {}

/** Throws the draft away; a record under edit stays as it was. */
export async function discardDraft(_draft: Draft): Promise<void> {}

/** Lets another tab write the draft. */
export function leaveDraft(_draft: Draft): void {}

/** Makes the draft a record that waits to be sent; resolves once the phone holds it durably. */
export async function finish(_draft: Draft): Promise<void> {}
