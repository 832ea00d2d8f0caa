/** Keeps a file of the page for days without a network, on the phones of those who need it. */

import { KEPT_CACHE } from "./kept-parts";

/** Fetched before the service worker was there, it would be on this phone by chance only. */
export async function keepPart(address: string): Promise<void> {
  try {
    const cache = await caches.open(KEPT_CACHE);
    if ((await cache.match(address)) === undefined) await cache.add(address);
  } catch {
    // A browser that keeps nothing fetches it each time.
  }
}
