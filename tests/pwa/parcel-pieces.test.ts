/** A sealed file is cut at the borders of its parts, and nothing of it is lost or sent twice. */

import { expect, test } from "vitest";
import { nextPiece, type Piece, type Place, type Read } from "../../pwa/src/models/parcel-pieces";
import { fileOf } from "./parcel-pieces";

const KB = 1024;

async function pieces(file: Uint8Array<ArrayBuffer>): Promise<Piece[]> {
  const read: Read = async (start, end) => new Blob([file.slice(start, end)]);
  const found: Piece[] = [];
  let place: Place | null = null;
  do {
    const piece: Piece = await nextPiece(read, file.length, place);
    found.push(piece);
    place = piece.next;
  } while (place !== null);
  return found;
}

async function bytes(piece: Piece | undefined): Promise<Uint8Array> {
  return new Uint8Array((await piece?.body.arrayBuffer()) ?? new ArrayBuffer(0));
}

test("a small file is one piece", async () => {
  const file = fileOf([40, 300 * KB, 16]);

  const found = await pieces(file);

  expect(found.map(({ part }) => part)).toEqual([1]);
  expect(await bytes(found[0])).toEqual(file);
});

test("every piece begins as the file does and goes on where the last one ended", async () => {
  const file = fileOf([40, 300 * KB, 300 * KB, 400 * KB, 16]);
  const head = file.length - (300 * KB + 300 * KB + 400 * KB + 16 + 16);

  const found = await pieces(file);

  expect(found.map(({ part }) => part)).toEqual([1, 2, 3]);
  const rest: number[] = [];
  for (const piece of found) {
    const body = await bytes(piece);
    expect(body.slice(0, head)).toEqual(file.slice(0, head));
    for (const byte of body.slice(head)) rest.push(byte);
  }
  expect(new Uint8Array(rest)).toEqual(file.slice(head));
});

test("texts travel in one piece, however long they are", async () => {
  const found = await pieces(fileOf([40, 400 * KB, 400 * KB, 400 * KB, 400 * KB, 16], 4));

  expect(found.map(({ part }) => part)).toEqual([1, 4]);
});

test("a part that is larger than a piece should be travels alone", async () => {
  const found = await pieces(fileOf([40, 900 * KB, 900 * KB, 16]));

  expect(found.map(({ part }) => part)).toEqual([1, 2]);
});

test("a file that was cut off anywhere still travels to its last byte", async () => {
  const file = fileOf([40, 300, 600 * KB, 300, 16]);
  const places = [0, 5, 10, 30, 60, 100, 120, 420, 425, 500 * KB, 600 * KB, file.length - 3];

  for (const length of places) {
    const found = await pieces(file.slice(0, length));

    const last = await bytes(found.at(-1));
    expect(last.at(-1)).toBe(file.slice(0, length).at(-1));
  }
});

test("lengths and headers that make no sense leave the file whole", async () => {
  const file = fileOf([40, 300, 16]);
  const broken = file.slice();
  broken.fill(0xff, 8, 10);
  const noHeader = file.slice();
  noHeader.fill(0x20, 10, 20);

  expect(await pieces(broken)).toHaveLength(1);
  expect(await pieces(noHeader)).toHaveLength(1);
});
