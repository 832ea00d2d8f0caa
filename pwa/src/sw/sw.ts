/** The service worker: holds the page for days without a network, and never touches the API. */

import { PrecacheController, type PrecacheEntry } from "workbox-precaching";
import { ENGLISH_CACHE } from "../i18n/english-cache";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

/** Parts of the page that are fetched on first use, such as the office's screens. */
const LATER_PARTS = "daybook-later-parts";

/** The English words, which only those hold who read them. */
const ENGLISH = /^\/?assets\/english-/;

const built = self.__WB_MANIFEST;
const precache = new PrecacheController();
precache.addToCacheList(built.filter((entry) => !ENGLISH.test(addressOf(entry))));

self.addEventListener("install", (event) => {
  precache.install(event);
  event.waitUntil(renewEnglish());
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
  if (ENGLISH.test(url.pathname)) return cacheOrNetwork(request, ENGLISH_CACHE);
  return url.pathname.startsWith("/assets/") ? cacheOrNetwork(request, LATER_PARTS) : null;
}

function isServers(path: string): boolean {
  return /^\/(api|healthz|readyz|metrics)(\/|$)/.test(path);
}

async function heldOrNetwork(path: string, request: Request): Promise<Response> {
  return (await precache.matchPrecache(path)) ?? fetch(request);
}

async function cacheOrNetwork(request: Request, name: string): Promise<Response> {
  const cache = await caches.open(name);
  const held = await cache.match(request);
  if (held !== undefined) return held;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** Whoever reads English has the new version's words before it may take over. */
async function renewEnglish(): Promise<void> {
  const cache = await caches.open(ENGLISH_CACHE);
  if ((await cache.keys()).length > 0) await cache.addAll(englishFiles());
}

/** A new version names its later parts anew, so the old ones are of no more use. */
async function dropUnknownParts(): Promise<void> {
  await caches.delete(LATER_PARTS);
  const cache = await caches.open(ENGLISH_CACHE);
  const now = englishFiles();
  const old = (await cache.keys()).filter(({ url }) => !now.includes(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

function englishFiles(): string[] {
  return built
    .map(addressOf)
    .filter((address) => ENGLISH.test(address))
    .map((address) => new URL(address, self.location.origin).pathname);
}

function addressOf(entry: PrecacheEntry | string): string {
  return typeof entry === "string" ? entry : entry.url;
}
