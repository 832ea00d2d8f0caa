/** Carries somebody's file of unsent work: keeps it on this phone until the server has taken it. */

import { newId } from "@daybook/sync";
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Database, isFull } from "../storage/database";
import type { Arrival, CarriedParcel, StoreName } from "../storage/schema";
import { ask, NetFailure } from "../sync/client";
import { bearer } from "./bearer";
import { LAYOUT, MAGIC, MOST_BYTES } from "./parcel-layout";
import { nextPiece, type Piece, type Read } from "./parcel-pieces";
import { status, syncNow } from "./sync-status";
import { announce, onNews, type Workplace, workplace } from "./workplace";

/** Why a file that was chosen is not kept. */
export type Unfit = "not-a-parcel" | "newer" | "too-large" | "full" | "storage";

const STORES: readonly StoreName[] = ["parcels", "chunks"];
/** Large values get lost on small phones. */
const PIECE = 256 * 1024;
/** Even a bad line carries so many bytes in a ms; and every answer gets a minute and a half. */
const SLOWEST = 4;
const PATIENCE_MS = 90_000;
/** What came of a file is shown for a week; one that never came whole is dropped after an hour. */
const SHOWN_MS = 7 * 86_400_000;
const COMING_MS = 3_600_000;
/** How long to wait after a failure: twice as long each time. */
const SOON_MS = 5_000;
const LONGEST_MS = 5 * 60_000;
/** Problems of the file itself, which will not pass. */
const FINAL: ReadonlySet<string> = new Set([
  "bad-request",
  "hash-mismatch",
  "invalid",
  "not-found",
  "too-large",
  "unsupported-type",
  "upgrade-needed",
  "wrong-version",
]);

const carriedNow = signal<readonly CarriedParcel[]>([]);
let failures = 0;
let alarm: ReturnType<typeof setTimeout> | undefined;
const underWay = signal<string | null>(null);

/** The files that this phone carries or has delivered, the newest first. */
export const carried: ReadonlySignal<readonly CarriedParcel[]> = carriedNow;
/** The file that is being sent now. */
export const sending: ReadonlySignal<string | null> = underWay;

/** Delivers by itself from now on: on opening, when the network is back, after each good sync. */
export function openCarrying(): void {
  workplace.subscribe((place) => {
    carriedNow.value = [];
    if (place !== null) aside(tidy(place.database).then(() => look(place).then(deliver)));
  });
  onNews((news) => {
    const place = workplace.peek();
    if (news.files === true && place !== null) aside(look(place));
  });
  addEventListener("online", () => aside(deliver()));
  let last: number | null = null;
  status.subscribe(({ lastSynced }) => {
    if (lastSynced !== last) aside(deliver());
    last = lastSynced;
  });
}

/** Keeps a chosen file on this phone and begins to deliver it; says why when it is unfit. */
export async function takeIn(file: File): Promise<Unfit | null> {
  const place = workplace.peek();
  if (place === null) return "storage";
  const unfit = await unfitness(file);
  if (unfit !== null) return unfit;
  try {
    await keep(place.database, file);
  } catch (error) {
    return isFull(error) ? "full" : "storage";
  }
  await look(place);
  announce({ files: true });
  aside(deliver());
  return null;
}

/** Lets go of a file, delivered or not. */
export async function letGo(id: string): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  await drop(place.database, [id]);
  await look(place);
  announce({ files: true });
}

/** Tries again at once: what waits goes on where it was, what was not taken begins anew. */
export async function tryAgain(id: string): Promise<void> {
  const place = workplace.peek();
  const parcel = carriedNow.peek().find((each) => each.id === id);
  if (place === null || parcel === undefined) return;
  if (parcel.state === "failed") {
    const { problem: _problem, taken: _taken, arrival: _arrival, ...rest } = parcel;
    await change(place, { ...rest, state: "waiting" });
  }
  await deliver();
}

/** Sends every file that waits, one after the other; one tab at a time. */
export async function deliver(): Promise<void> {
  const place = workplace.peek();
  if (place === null || !carriedNow.peek().some(({ state }) => state === "waiting")) return;
  const work = () => deliverAll(place);
  const { locks } = navigator;
  if (locks === undefined) return work();
  const name = `${place.database.name}-parcels`;
  await locks.request(name, { ifAvailable: true }, async (lock) => lock !== null && work());
}

/** Tries again by itself: a browser may say that it is online long before it is. */
function later(): void {
  clearTimeout(alarm);
  alarm = setTimeout(() => aside(deliver()), Math.min(LONGEST_MS, SOON_MS * 2 ** failures));
  failures += 1;
}

/** Whoever signs out closes the database under this work; the next opening takes it up again. */
function aside(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

async function deliverAll(place: Workplace): Promise<void> {
  for (;;) {
    await look(place);
    const next = carriedNow.peek().find(({ state }) => state === "waiting");
    if (next === undefined || workplace.peek() !== place) return;
    underWay.value = next.id;
    const after = await delivered(place, next).finally(() => (underWay.value = null));
    await change(place, after);
    // A line that is down, or a busy server, is not asked for every file anew.
    if (after.state === "waiting") return later();
    failures = 0;
  }
}

/** Sends piece by piece: what a broken line has carried so far need not travel again. */
async function delivered(place: Workplace, parcel: CarriedParcel): Promise<CarriedParcel> {
  const { problem: _problem, ...rest } = parcel;
  let now: CarriedParcel = rest;
  try {
    const read = readerOf(place.database, parcel);
    for (;;) {
      const { next, ...piece } = await nextPiece(read, now.size, now.taken ?? null);
      const arrival = together(now.arrival, await post(piece, next !== null));
      now = { ...now, arrival };
      if (next === null || arrival.fault !== null) break;
      now = { ...now, taken: next };
      await change(place, now);
    }
    // The carrier may see what has arrived.
    syncNow();
    return { ...now, state: "arrived" };
  } catch (error) {
    const problem = error instanceof NetFailure ? error.problem : "storage";
    return { ...now, state: FINAL.has(problem) ? "failed" : "waiting", problem };
  }
}

async function post({ body, part }: Omit<Piece, "next">, more: boolean): Promise<Arrival> {
  const patience = PATIENCE_MS + body.size / SLOWEST;
  const connection = { fetch: fetch.bind(globalThis), token: bearer, patience };
  const headers = { "Content-Type": "application/octet-stream" };
  const path = `/api/parcels?part=${part}&more=${more ? 1 : 0}`;
  const { response, text } = await ask(connection, path, { method: "POST", headers, body });
  const arrival = readArrival(response, text);
  // A login page in the way answers too.
  if (arrival === null) throw new NetFailure("offline");
  return arrival;
}

/** What came of all pieces so far. */
function together(before: Arrival | undefined, piece: Arrival): Arrival {
  if (before === undefined) return piece;
  const counts = ["new", "already", "held", "refused", "photos"] as const;
  const sums = counts.map((what) => [what, before[what] + piece[what]] as const);
  return { ...piece, ...Object.fromEntries(sums) };
}

function readArrival(response: Response, text: string): Arrival | null {
  if (!/^application\/json\b/.test(response.headers.get("Content-Type") ?? "")) return null;
  try {
    const said = JSON.parse(text) as Partial<Arrival>;
    const good = typeof said.person?.name === "string" && typeof said.new === "number";
    return good ? (said as Arrival) : null;
  } catch {
    return null;
  }
}

/** Looks at the beginning only: whether all of it is good is for the server to say. */
async function unfitness(file: File): Promise<Unfit | null> {
  const size = MAGIC.length + 1;
  const front = new Uint8Array(await file.slice(0, size).arrayBuffer());
  const magic = String.fromCharCode(...front.subarray(0, MAGIC.length));
  if (magic !== MAGIC || front.length < size) return "not-a-parcel";
  if (front[MAGIC.length] !== LAYOUT) return "newer";
  return file.size > MOST_BYTES ? "too-large" : null;
}

/** Keeps the bytes in small pieces and then, in one step, that all of them are here. */
async function keep(database: Database, file: File): Promise<void> {
  const id = newId();
  const { name, size } = file;
  const put = (state: CarriedParcel["state"]) =>
    database.write(["parcels"], (tx) =>
      tx.objectStore("parcels").put({ id, name, size, added: Date.now(), state }),
    );
  await put("coming");
  try {
    for (let start = 0; start < size; start += PIECE) {
      const bytes = await file.slice(start, start + PIECE).arrayBuffer();
      await database.writeRelaxed(["chunks"], (tx) =>
        tx.objectStore("chunks").put(bytes, [id, start / PIECE]),
      );
    }
    await put("waiting");
  } catch (error) {
    await drop(database, [id]);
    throw error;
  }
}

/** Removes what nobody looks at any more, and what a page that was closed had begun to keep. */
async function tidy(database: Database): Promise<void> {
  const all = await database.read(["parcels"], (tx) => tx.objectStore("parcels").getAll());
  const lifetimes: Partial<Record<CarriedParcel["state"], number>> = {
    coming: COMING_MS,
    arrived: SHOWN_MS,
  };
  const over = all.filter(
    ({ state, added }) => added + (lifetimes[state] ?? Number.POSITIVE_INFINITY) < Date.now(),
  );
  if (over.length > 0) {
    await drop(
      database,
      over.map(({ id }) => id),
    );
  }
}

function drop(database: Database, ids: readonly string[]): Promise<void> {
  return database.write(STORES, async (tx) => {
    for (const id of ids) {
      await tx.objectStore("parcels").delete(id);
      await tx.objectStore("chunks").delete(piecesOf(id));
    }
  });
}

/** Reads stretches of a kept file; raises when this phone has lost some of it. */
function readerOf(database: Database, { id }: CarriedParcel): Read {
  return async (start, end) => {
    const first = Math.floor(start / PIECE);
    const range = IDBKeyRange.bound([id, first], [id, Math.max(first, (end - 1) / PIECE)]);
    const rows = await database.read(["chunks"], (tx) => tx.objectStore("chunks").getAll(range));
    const found = new Blob(rows).slice(start - first * PIECE, end - first * PIECE);
    if (found.size !== end - start) throw new NetFailure("hash-mismatch");
    return found;
  };
}

/** Writes down what became of a file; the bytes of one that has arrived are let go of. */
async function change(place: Workplace, parcel: CarriedParcel): Promise<void> {
  await place.database.write(STORES, async (tx) => {
    await tx.objectStore("parcels").put(parcel);
    if (parcel.state === "arrived") await tx.objectStore("chunks").delete(piecesOf(parcel.id));
  });
  await look(place);
  announce({ files: true });
}

async function look(place: Workplace): Promise<void> {
  const all = await place.database.read(["parcels"], (tx) => tx.objectStore("parcels").getAll());
  if (workplace.peek() !== place) return;
  const shown = all.filter(({ state }) => state !== "coming");
  carriedNow.value = shown.sort((one, other) => other.added - one.added);
}

function piecesOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, Number.POSITIVE_INFINITY]);
}
