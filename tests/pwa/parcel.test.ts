/** Making a file of unsent work, and what stands in its way. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lookAhead, makeParcel, shareable } from "../../pwa/src/models/parcel";
import { closeWorkplace, openWorkplace, type Workplace } from "../../pwa/src/models/workplace";
import { FILE_STORES, putFile } from "../../pwa/src/storage/files";
import type { StoredFile } from "../../pwa/src/storage/schema";
import { EPOCH, exchange, freshDatabase, GID, open, SLOT, save } from "./phone";
import { signedIn } from "./signed-in";

const NOW = Date.parse("2026-11-23T12:00:00+08:00");
/** Any point of the curve will do. */
const POINT =
  "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";

let place: Workplace;

beforeEach(async () => {
  place = { signedIn: signedIn({ name: "王 / 老师" }), database: freshDatabase() };
  openWorkplace(place);
  await open(place.database);
});

afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

function hearOfTheKey() {
  const body = { use: "parcel", id: "AaDO_s2GeuyeDhLphuvB4A", point: POINT };
  const row = ["AaDO_swGeqW4HhhxS2fzPQ", 1, "key", { o: null, v: 0, ca: 1, ra: 1 }, body];
  return exchange(place.database, { c: [[SLOT, GID, EPOCH, 1]], r: { [SLOT]: [row] } });
}

function photo(size: number) {
  const file: StoredFile = {
    sha256: "not the hash of its bytes",
    type: "image/jpeg",
    size,
    state: "waiting",
    rank: 1,
    added: 1,
  };
  return place.database.write(FILE_STORES, (tx) => putFile(tx, file, new ArrayBuffer(size)));
}

test("without anything unsent there is no file to make", async () => {
  await hearOfTheKey();

  expect((await lookAhead()).obstacle).toBe("nothing");
});

test("a phone that has not been told the key says so", async () => {
  await save(place.database);

  expect((await lookAhead()).obstacle).toBe("no-key");
});

test("an address where the browser does not encrypt is said to be one", async () => {
  await hearOfTheKey();
  await save(place.database);
  vi.stubGlobal("crypto", { getRandomValues: () => undefined });

  expect((await lookAhead()).obstacle).toBe("no-crypto");
});

test("a file is named after the person and the day, and tells how far it is", async () => {
  await hearOfTheKey();
  await save(place.database);
  const told: (readonly [number, number])[] = [];

  const made = await makeParcel(place, NOW, (done, total) => told.push([done, total]));

  expect(made).toMatchObject({ name: "王-老师-2026-11-23.daybook", records: 1, photos: 0 });
  expect(await made.file.slice(0, 8).text()).toBe("DAYBOOK\u0001");
  expect((await lookAhead()).obstacle).toBeNull();
});

test("a photo that cannot be read is told and does not stop the rest", async () => {
  await hearOfTheKey();
  await save(place.database);
  await photo(500);
  const told: (readonly [number, number])[] = [];

  const made = await makeParcel(place, NOW, (done, total) => told.push([done, total]));

  expect(made).toMatchObject({ records: 1, photos: 0, broken: 1 });
  expect(told).toEqual([[1, 2]]);
});

test("a browser that hands over known types only gets a text file", async () => {
  await hearOfTheKey();
  await save(place.database);
  const made = await makeParcel(place, NOW, () => undefined);
  const onlyTexts = ({ files }: { files: File[] }) => files[0]?.type === "text/plain";

  vi.stubGlobal("navigator", { canShare: onlyTexts });
  expect(shareable(made)?.name).toBe(`${made.name}.txt`);
  vi.stubGlobal("navigator", { canShare: () => true });
  expect(shareable(made)?.name).toBe(made.name);
  vi.stubGlobal("navigator", { canShare: () => false });
  expect(shareable(made)).toBeNull();
  vi.stubGlobal("navigator", {});
  expect(shareable(made)).toBeNull();
});
