/** How much is asked of the line at once: it follows the line's last speed, and shrinks with it. */

/** `items` and `bytes` of changes in a request at most; `wish`: bytes of answer wished for. */
export interface Pace {
  readonly items: number;
  readonly bytes: number;
  readonly wish: number;
}

/** What one exchange cost: bytes each way as they travelled, and ms. */
export interface Cost {
  readonly sent: number;
  readonly received: number;
  readonly took: number;
}

export const MOST_ITEMS = 200;
const KB = 1024;
const LEAST_BYTES = 4 * KB;
const LEAST_WISH = 8 * KB;
const MOST = 256 * KB;
/** What goes out, and what comes in, should take about so long. */
const OUT_MS = 20_000;
const IN_MS = 10_000;
/** Fewer bytes say more of the distance than of the speed. */
const TELLING = 4 * KB;
/** A line that is not there fails sooner than this; one that is too slow fails later. */
const SLOW_MS = 10_000;

/** The pace to begin with on a line of this kind, as browsers name them; most name none. */
export function firstPace(kind?: string): Pace {
  const slow = kind === "2g" || kind === "slow-2g";
  const wish = slow ? LEAST_WISH : kind === "3g" ? 2 * LEAST_WISH : 4 * LEAST_WISH;
  return { items: MOST_ITEMS, bytes: slow ? 4 * LEAST_BYTES : MOST, wish };
}

/** The first piece of a photo on a line of this kind. */
export function firstPiece(kind?: string): number {
  return kind === "2g" || kind === "slow-2g" ? 16 * KB : 64 * KB;
}

/** The pace after an exchange that went well. */
export function paceAfter({ items: before, bytes: out, wish }: Pace, cost: Cost): Pace {
  const { sent, received, took } = cost;
  const items = Math.min(MOST_ITEMS, before * 2);
  if (sent + received < TELLING || took <= 0) return { items, bytes: out, wish };
  const speed = (sent + received) / took;
  const bytes = between(LEAST_BYTES, speed * OUT_MS, MOST);
  return { items, bytes, wish: between(LEAST_WISH, speed * IN_MS, MOST) };
}

/** The pace after a request with `sent` changes that came to nothing after `took` ms. */
export function paceAfterFailure({ items, bytes, wish }: Pace, sent: number, took: number): Pace {
  if (took < SLOW_MS) return { items, bytes, wish };
  return {
    items: sent > 0 ? Math.max(1, Math.floor(sent / 2)) : items,
    bytes: Math.max(LEAST_BYTES, Math.floor(bytes / 2)),
    wish: Math.max(LEAST_WISH, Math.floor(wish / 2)),
  };
}

/** As many bytes as a piece of a photo may have on a line that took `took` ms for `bytes`. */
export function pieceAfter(bytes: number, took: number): number {
  return between(16 * KB, (bytes / Math.max(1, took)) * OUT_MS, MOST);
}

function between(least: number, size: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, size)));
}
