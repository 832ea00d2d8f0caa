/** What day it really is, on a phone whose own clock may be years off. Pure. */

const DAY = 86_400_000;
const YEAR = 366 * DAY;

/** What the server last said: its clock less this phone's, and its clock, both in ms. */
export interface ServerClock {
  readonly skew: number | null;
  readonly told: number | null;
}

/**
 * The right time when this phone's clock says `now` (ms since 1970).
 *
 * The server's last word is the earliest it can be. The phone's clock may have been put right, or
 * have fallen back, since the difference was measured: of both readings the one that makes sense.
 */
export function rightTime(now: number, { skew, told }: ServerClock): number {
  if (told === null) return now + (skew ?? 0);
  const likely = [now + (skew ?? 0), now].find((at) => at >= told - DAY && at < told + YEAR);
  return likely ?? Math.max(told, now + (skew ?? 0));
}

/** Whether the phone's date is so far off that a person should put it right. */
export function isFarOff(now: number, clock: ServerClock): boolean {
  return Math.abs(rightTime(now, clock) - now) > DAY;
}
