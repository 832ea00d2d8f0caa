/** The service worker: holds the page for days without a network, and never touches the API. */

import { PrecacheController, type PrecacheEntry } from "workbox-precaching";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

/** Parts of the page that are fetched on first use, such as the office's screens. */
const LATER_PARTS = "daybook-later-parts";

const precache = new PrecacheController();
precache.addToCacheList(self.__WB_MANIFEST);

self.addEventListener("install", (event) => {
  precache.install(event);
});

self.addEventListener("activate", (event) => {
  precache.activate(event);
  event.waitUntil(dropUnknownParts().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  // A waiting worker takes over only when the person agrees.
  if (event.data?.type === "take-over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const answer = strategyFor(event.request);
  if (answer !== null) event.respondWith(answer);
});

function strategyFor(request: Request): Promise<Response> | null {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return null;
  if (request.mode === "navigate") {
    return isServers(url.pathname) ? null : heldOrNetwork("/index.html", request);
  }
  if (precache.getCacheKeyForURL(url.pathname) !== undefined) {
    return heldOrNetwork(url.pathname, request);
  }
  return url.pathname.startsWith("/assets/") ? cacheOrNetwork(request) : null;
}

function isServers(path: string): boolean {
  return /^\/(api|healthz|readyz|metrics)(\/|$)/.test(path);
}

async function heldOrNetwork(path: string, request: Request): Promise<Response> {
  return (await precache.matchPrecache(path)) ?? fetch(request);
}

async function cacheOrNetwork(request: Request): Promise<Response> {
  const cache = await caches.open(LATER_PARTS);
  const held = await cache.match(request);
  if (held !== undefined) return held;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** A new version names its later parts anew, so the old ones are of no more use. */
async function dropUnknownParts(): Promise<void> {
  await caches.delete(LATER_PARTS);
}
