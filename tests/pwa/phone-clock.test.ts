/** The right day on a phone whose clock is wrong, was put right, or fell back. */

import { expect, test } from "vitest";
import { isFarOff, rightTime } from "../../pwa/src/models/phone-clock";

const NOW = Date.UTC(2026, 10, 23, 10);
const DAY = 86_400_000;
const IN_1970 = 5 * DAY;
const IN_2099 = Date.UTC(2099, 0, 1);

test("a clock that is right is left alone", () => {
  const clock = { skew: 40, told: NOW - DAY };

  expect([rightTime(NOW, clock), isFarOff(NOW, clock)]).toEqual([NOW + 40, false]);
});

test.each([IN_1970, IN_2099])("a clock that stands at %i is corrected by the server's", (wrong) => {
  const clock = { skew: NOW - wrong, told: NOW };

  expect(rightTime(wrong + DAY, clock)).toBe(NOW + DAY);
  expect(isFarOff(wrong + DAY, clock)).toBe(true);
});

test.each([IN_1970, IN_2099])("a clock put right after %i is not corrected once more", (wrong) => {
  const clock = { skew: NOW - wrong, told: NOW };

  expect(rightTime(NOW + DAY, clock)).toBe(NOW + DAY);
  expect(isFarOff(NOW + DAY, clock)).toBe(false);
});

test("a clock that fell back without a network is no earlier than the server's last word", () => {
  const clock = { skew: 0, told: NOW };

  expect([rightTime(IN_1970, clock), isFarOff(IN_1970, clock)]).toEqual([NOW, true]);
});

test("months without a network are believed", () => {
  const clock = { skew: 0, told: NOW };

  expect(rightTime(NOW + 300 * DAY, clock)).toBe(NOW + 300 * DAY);
  expect(rightTime(NOW + 500 * DAY, clock)).toBe(NOW + 500 * DAY);
});

test("a phone that never heard of the server has only its own clock", () => {
  expect(rightTime(NOW, { skew: null, told: null })).toBe(NOW);
  expect(isFarOff(NOW, { skew: null, told: null })).toBe(false);
});
