/** When the page may say that it works without a network. */

import { expect, test } from "vitest";
import { pageKept, watchForUpdates } from "../../pwa/src/models/app-update";

class Workers extends EventTarget {
  controller: object | null = null;
  readonly #refuses: boolean;

  constructor(refuses = false) {
    super();
    this.#refuses = refuses;
  }

  register(): Promise<EventTarget> {
    if (this.#refuses) return Promise.reject(new Error("not allowed here"));
    return Promise.resolve(Object.assign(new EventTarget(), { waiting: null, active: null }));
  }
}

function watch(workers: Workers): Promise<void> {
  return watchForUpdates(workers as unknown as ServiceWorkerContainer);
}

globalThis.document ??= new EventTarget() as Document;

test("the page is kept once a worker that holds all of it has taken over", async () => {
  const workers = new Workers();
  await watch(workers);
  const before = pageKept.value;

  workers.controller = {};
  workers.dispatchEvent(new Event("controllerchange"));

  expect([before, pageKept.value]).toEqual([false, true]);
});

test("a browser that keeps no pages is known as one", async () => {
  await watch(new Workers(true));

  expect(pageKept.value).toBeNull();
});
