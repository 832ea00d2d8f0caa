/**
 * The parts of the page that only some people's phones keep, each by the beginning of its files'
 * names: English words, what leaders do on a phone, answers that few forms ask, and
 * the making of plans.
 */

export const KEPT_PARTS = ["english", "lead", "rare-answer", "adopt"] as const;
export type KeptPart = (typeof KEPT_PARTS)[number];

/** The part that a file of the page belongs to, by its path; null for all others. */
export function keptPartOf(path: string): KeptPart | null {
  return KEPT_PARTS.find((part) => path.includes(`assets/${part}-`)) ?? null;
}

/** The cache that the page fills and the service worker renews. */
export const KEPT_CACHE = "daybook-kept-parts";
