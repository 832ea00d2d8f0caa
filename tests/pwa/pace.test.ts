/** How much is asked of a line at once, also on one of 20 kbit/s with two seconds to the server. */

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Cost,
  firstPace,
  firstPiece,
  type Pace,
  paceAfter,
  paceAfterFailure,
  pieceAfter,
} from "../../pwa/src/sync/pace";

const KB = 1024;

test("a line that calls itself slow begins small", () => {
  expect(["slow-2g", "2g", "3g", "4g", undefined].map((kind) => firstPace(kind).wish / KB)).toEqual(
    [8, 8, 16, 32, 32],
  );
  expect(["2g", "4g", undefined].map((kind) => firstPiece(kind) / KB)).toEqual([16, 64, 64]);
});

test("what is asked for takes ten seconds, what is sent twenty", () => {
  const pace = paceAfter(firstPace(), { sent: 5_000, received: 20_000, took: 10_000 });

  expect(pace).toEqual({ items: 200, bytes: 50_000, wish: 25_000 });
});

test("a short answer says nothing of the speed", () => {
  const pace = { ...firstPace(), wish: 9_000 };

  expect(paceAfter(pace, { sent: 75, received: 60, took: 2_000 })).toEqual(pace);
});

test("a request that was long under way is halved, down to one change", () => {
  let pace: Pace = firstPace();
  let sent = 50;
  const sizes: number[] = [];

  for (let time = 0; time < 8; time += 1) {
    pace = paceAfterFailure(pace, sent, 90_000);
    sizes.push(pace.items);
    sent = pace.items;
  }

  expect(sizes).toEqual([25, 12, 6, 3, 1, 1, 1, 1]);
  expect(pace).toEqual({ items: 1, bytes: 4 * KB, wish: 8 * KB });
});

test("a line that is not there says nothing of the next one", () => {
  expect(paceAfterFailure(firstPace(), 100, 30)).toEqual(firstPace());
});

test("every pace and piece keeps within its bounds", () => {
  const size = fc.nat({ max: 10_000_000 });
  const cost: fc.Arbitrary<Cost> = fc.record({ sent: size, received: size, took: size });

  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), cost), { maxLength: 30 }), (costs) => {
      let pace = firstPace();
      for (const [well, each] of costs) {
        pace = well ? paceAfter(pace, each) : paceAfterFailure(pace, pace.items, each.took);
        expect(pace.items).toBeGreaterThanOrEqual(1);
        expect(pace.bytes).toBeGreaterThanOrEqual(4 * KB);
        expect(pace.wish >= 8 * KB && pace.wish <= 256 * KB).toBe(true);
        const piece = pieceAfter(each.sent, each.took);
        expect(piece >= 16 * KB && piece <= 256 * KB).toBe(true);
      }
    }),
  );
});
