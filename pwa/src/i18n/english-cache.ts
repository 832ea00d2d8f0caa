/** Names the cache of the English words, which the page fills and the service worker renews. */

export const ENGLISH_CACHE = "daybook-english";
