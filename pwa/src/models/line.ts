/** What the browser says of the line, and whether photos wait for one that costs nothing. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { notes } from "../storage/notes";

/** The part of the Network Information API that is used; only Chromium has it. */
interface Line extends EventTarget {
  readonly effectiveType?: string;
  readonly type?: string;
}

const WAIT = "daybook-photos-wait";
const waiting = signal(notes.getItem(WAIT) !== null);

/** Whether this person wants photos to wait for Wi-Fi. */
export const photosWait: ReadonlySignal<boolean> = waiting;

/** Lets photos wait for Wi-Fi, or no more. */
export function letPhotosWait(wait: boolean): void {
  if (wait) notes.setItem(WAIT, "1");
  else notes.removeItem(WAIT);
  waiting.value = wait;
}

/** How fast the line is in the browser's words ("2g", "4g"); undefined where it does not say. */
export function lineKind(): string | undefined {
  return line()?.effectiveType;
}

/** Whether the browser tells Wi-Fi from a mobile network, so that it is worth asking. */
export function tellsWifi(): boolean {
  return line()?.type !== undefined;
}

/** Whether photos may travel now. */
export function mayUpload(): boolean {
  return !(waiting.peek() && line()?.type === "cellular");
}

/** Calls back when the line changes. */
export function onLine(listener: () => void): void {
  line()?.addEventListener("change", listener);
}

function line(): Line | undefined {
  return (navigator as Navigator & { readonly connection?: Line }).connection;
}
