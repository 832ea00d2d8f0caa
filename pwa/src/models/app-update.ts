/** Keeps the page itself up to date: a new version waits until the person agrees. */

import { type ReadonlySignal, signal } from "@preact/signals";

/** The version of Daybook that this page is of. */
export const PAGE_VERSION: string = __VERSION__;

const ready = signal(false);
const kept = signal<boolean | null>(false);
let waiting: ServiceWorker | null = null;
let registered: ServiceWorkerRegistration | null = null;
let agreed = false;
let looked = 0;

/** A page that stays open for days looks for a newer one when somebody comes back to it. */
const LOOK_AGAIN_MS = 6 * 3_600_000;

/** Whether a newer page is on this phone and waits to be shown. */
export const updateReady: ReadonlySignal<boolean> = ready;

/**
 * Whether all of the page is on this phone, so that it opens and works without a network; null
 * where the browser keeps no pages.
 */
export const pageKept: ReadonlySignal<boolean | null> = kept;

/** Registers the service worker and watches for a newer one. */
export async function watchForUpdates(workers = navigator.serviceWorker): Promise<void> {
  if (workers === undefined) {
    kept.value = null;
    return;
  }
  const hadController = workers.controller !== null;
  // A worker takes the page over once it holds every part of it.
  kept.value = hadController;
  workers.addEventListener("controllerchange", () => {
    kept.value = workers.controller !== null;
    if (agreed) location.reload();
    else if (hadController) ready.value = true;
  });
  const registration = await workers.register("/sw.js", { scope: "/" }).catch(() => null);
  if (registration === null) {
    kept.value = null;
    return;
  }
  registered = registration;
  noticeWaiting(registration);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => noticeWaiting(registration));
  });
  looked = Date.now();
  document.addEventListener("visibilitychange", lookAgain);
}

/** Looks for a newer page now, because the server asks for one. */
export function lookForUpdate(): void {
  // Without a network there is nothing to learn, and nothing to say about it.
  void registered?.update().catch(() => undefined);
}

/** Shows the newer page; the caller has saved what was being written. */
export function applyUpdate(): void {
  agreed = true;
  if (waiting === null) location.reload();
  else waiting.postMessage({ type: "take-over" });
}

function lookAgain(): void {
  if (document.visibilityState === "hidden" || Date.now() - looked < LOOK_AGAIN_MS) return;
  looked = Date.now();
  lookForUpdate();
}

function noticeWaiting(registration: ServiceWorkerRegistration): void {
  if (registration.waiting === null || registration.active === null) return;
  waiting = registration.waiting;
  ready.value = true;
}
