/** The service worker: holds the page for days without a network, and never touches the API. */

import { PrecacheController, type PrecacheEntry } from "workbox-precaching";
import { KEPT_CACHE, keptPartOf } from "../models/kept-parts";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

/** Parts of the page that are fetched on first use, such as the office's screens. */
const LATER_PARTS = "daybook-later-parts";

const built = self.__WB_MANIFEST;
const precache = new PrecacheController();
precache.addToCacheList(built.filter((entry) => keptPartOf(addressOf(entry)) === null));

self.addEventListener("install", (event) => {
  precache.install(event);
  event.waitUntil(renewKept());
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
  if (keptPartOf(url.pathname) !== null) return cacheOrNetwork(request, KEPT_CACHE);
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

/** Whoever keeps a part has the new version's files of it before that may take over. */
async function renewKept(): Promise<void> {
  const cache = await caches.open(KEPT_CACHE);
  const held = new Set((await cache.keys()).map(({ url }) => keptPartOf(url)));
  await cache.addAll(keptFiles().filter((path) => held.has(keptPartOf(path))));
}

/** A new version names its later parts anew, so the old ones are of no more use. */
async function dropUnknownParts(): Promise<void> {
  await caches.delete(LATER_PARTS);
  const cache = await caches.open(KEPT_CACHE);
  const now = keptFiles();
  const old = (await cache.keys()).filter(({ url }) => !now.includes(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

function keptFiles(): string[] {
  return built
    .map(addressOf)
    .filter((address) => keptPartOf(address) !== null)
    .map((address) => new URL(address, self.location.origin).pathname);
}

function addressOf(entry: PrecacheEntry | string): string {
  return typeof entry === "string" ? entry : entry.url;
}
