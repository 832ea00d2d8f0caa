/** How large a person wants the words of this page, on this phone. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { notes } from "../storage/notes";

export const textSizes = ["normal", "large", "larger"] as const;
export type TextSize = (typeof textSizes)[number];

const KEY = "daybook-text";
const current = signal<TextSize>("normal");

export const textSize: ReadonlySignal<TextSize> = current;

/** Shows the words in the size chosen earlier on this phone. */
export function openTextSize(): void {
  show(textSizes.find((each) => each === notes.getItem(KEY)) ?? "normal");
}

export function setTextSize(size: TextSize): void {
  notes.setItem(KEY, size);
  show(size);
}

function show(size: TextSize): void {
  current.value = size;
  document.documentElement.dataset.text = size;
}
