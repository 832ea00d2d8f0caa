/** Keeps the file of English words for days without a network, once somebody reads English. */

import { ENGLISH_CACHE } from "../i18n/english-cache";

/** Fetched before the service worker was there, it would be on this phone by chance only. */
export async function keepEnglish(address: string): Promise<void> {
  try {
    const cache = await caches.open(ENGLISH_CACHE);
    if ((await cache.match(address)) === undefined) await cache.add(address);
  } catch {
    // A browser that keeps nothing fetches it each time.
  }
}
