/** Keeps the page itself up to date: a new version waits until the person agrees. */

import { type ReadonlySignal, signal } from "@preact/signals";

/** The version of Daybook that this page is of. */
export const PAGE_VERSION: string = __VERSION__;

const ready = signal(false);
let waiting: ServiceWorker | null = null;
let agreed = false;

/** Whether a newer page is on this phone and waits to be shown. */
export const updateReady: ReadonlySignal<boolean> = ready;

/** Registers the service worker and watches for a newer one. */
export async function watchForUpdates(workers = navigator.serviceWorker): Promise<void> {
  if (workers === undefined) return;
  const hadController = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (agreed) location.reload();
    else if (hadController) ready.value = true;
  });
  const registration = await workers.register("/sw.js", { scope: "/" });
  noticeWaiting(registration);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => noticeWaiting(registration));
  });
}

/** Shows the newer page; the caller has saved what was being written. */
export function applyUpdate(): void {
  agreed = true;
  if (waiting === null) location.reload();
  else waiting.postMessage({ type: "take-over" });
}

function noticeWaiting(registration: ServiceWorkerRegistration): void {
  if (registration.waiting === null || registration.active === null) return;
  waiting = registration.waiting;
  ready.value = true;
}
