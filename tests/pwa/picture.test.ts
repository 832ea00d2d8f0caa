/** How small pictures become, and by which steps. */

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Drawn,
  encodeWithin,
  PHOTO,
  type Size,
  THUMBNAIL,
  within,
} from "../../pwa/src/models/picture";

/** A picture whose JPEG has `weight` bytes per pixel at full quality; it notes what was tried. */
function drawn({ w, h }: Size, weight: number, tried: string[] = []): Drawn {
  return {
    w,
    h,
    encode: async (quality) => {
      tried.push(`${w}x${h} ${quality}`);
      return new Blob([new Uint8Array(Math.round(w * h * weight * quality))], {
        type: "image/jpeg",
      });
    },
    scaled: (size) => drawn(size, weight, tried),
  };
}

test("the longer side decides, whichever it is", () => {
  expect(within({ w: 4000, h: 3000 }, 1280)).toEqual({ w: 1280, h: 960 });
  expect(within({ w: 3000, h: 4000 }, 1280)).toEqual({ w: 960, h: 1280 });
});

test("a small picture is not made larger", () => {
  expect(within({ w: 300, h: 200 }, 1280)).toEqual({ w: 300, h: 200 });
});

test("the first quality that fits is taken", async () => {
  const tried: string[] = [];

  const photo = await encodeWithin(drawn({ w: 1280, h: 960 }, 0.21, tried), PHOTO);

  expect(tried).toEqual(["1280x960 0.8", "1280x960 0.7"]);
  expect([photo.w, photo.h, photo.type]).toEqual([1280, 960, "image/jpeg"]);
});

test("when no quality fits the picture gets fewer pixels", async () => {
  const photo = await encodeWithin(drawn({ w: 4000, h: 3000 }, 0.6), PHOTO);

  expect(photo.w).toBe(960);
  expect(photo.bytes.byteLength).toBeLessThanOrEqual(PHOTO.bytes);
});

test("any picture becomes one within the limits that keeps its shape", async () => {
  const side = fc.integer({ min: 16, max: 6000 });
  const weight = fc.double({ min: 0.01, max: 3, noNaN: true });
  await fc.assert(
    fc.asyncProperty(
      side,
      side,
      weight,
      fc.constantFrom(PHOTO, THUMBNAIL),
      async (w, h, per, limits) => {
        const small = await encodeWithin(drawn({ w, h }, per), limits);

        expect(Math.max(small.w, small.h)).toBeLessThanOrEqual(limits.side);
        expect(small.bytes.byteLength).toBeLessThanOrEqual(limits.bytes);
        expect(Math.abs(small.w * h - small.h * w)).toBeLessThanOrEqual(2 * Math.max(w, h));
      },
    ),
  );
});
