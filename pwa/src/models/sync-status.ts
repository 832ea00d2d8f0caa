/** Where the work is: what waits on this phone, what was sent, what needs somebody. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { begunByForm } from "../storage/begun";
import { clearingKnown, leaveNote, untoldClearing } from "../storage/canary";
import type { Database, Reading } from "../storage/database";
import { filesIn } from "../storage/files";
import { notes } from "../storage/notes";
import type { StoredFile } from "../storage/schema";
import type { Applied } from "../sync/apply";
import { type Connection, NetFailure, type Problem, syncClient } from "../sync/client";
import type { State, Urge } from "../sync/engine";
import { type Lead, leadByLease, leadByLock } from "../sync/leader";
import { type Loop, syncLoop, type Traffic } from "../sync/loop";
import type { Stored } from "../sync/request";
import type { Uploads } from "../sync/uploads";
import { lookForUpdate, PAGE_VERSION } from "./app-update";
import { bearer } from "./bearer";
import { lineKind, mayUpload, onLine, photosWait } from "./line";
import type { ServerClock } from "./phone-clock";
import { needing } from "./records";
import { makeRoom } from "./room";
import { lookAtStorage, noticeFull, storage } from "./storage";
import { announce, onNews, tellOthers, type Workplace, workplace } from "./workplace";

export interface Progress {
  readonly items: number;
  readonly total: number;
  /** Bytes sent and received so far. */
  readonly bytes: number;
}

export interface SyncStatus {
  /** Changes that only this phone has. */
  readonly waiting: number;
  /** Changes that the server took and has not yet in a backup; this phone keeps them as well. */
  readonly unbacked: number;
  /** Records that were not taken, or of which there are two versions. */
  readonly attention: number;
  /** Photos, thumbnails not counted, and all bytes that wait. */
  readonly photosWaiting: number;
  readonly photoBytes: number;
  /** Photos that cannot be sent: this phone has lost their bytes, or the server refused them. */
  readonly photosBroken: number;
  /** When everything had last been sent and received, ms since 1970. */
  readonly lastSynced: number | null;
  readonly running: boolean;
  readonly progress: Progress | null;
  readonly problem: Problem | null;
  /** When it will be tried again by itself, ms since 1970. */
  readonly retryAt: number | null;
}

const NOTHING: SyncStatus = {
  waiting: 0,
  unbacked: 0,
  attention: 0,
  photosWaiting: 0,
  photoBytes: 0,
  photosBroken: 0,
  lastSynced: null,
  running: false,
  progress: null,
  problem: null,
  retryAt: null,
};
const PERIOD_MS = 5 * 60_000;
const PATIENCE_MS = 90_000;

const current = signal(NOTHING);
const clockOfServer = signal<ServerClock>({ skew: null, told: null });
let loop: Loop | null = null;
let begunWith = 0;

export const status: ReadonlySignal<SyncStatus> = computed(() => ({
  ...current.value,
  attention: needing.value.length,
}));
/** What the server last said of the time. */
export const serverClock: ReadonlySignal<ServerClock> = clockOfServer;
/** How far the server's clock is ahead of this phone's, ms; 0 while unknown. */
export const skew: ReadonlySignal<number> = computed(() => clockOfServer.value.skew ?? 0);

/** Sends and receives now, whatever the last attempt said. */
export function syncNow(): void {
  loop?.wake(2);
}

/** Syncs by itself from now on: on opening, coming back, saving, and now and then. */
export function openSync(): void {
  workplace.subscribe((place) => {
    loop?.stop();
    loop = place === null ? null : startLoop(place);
    current.value = NOTHING;
    void count();
    wake(1);
  });
  onNews((news) => {
    if (news.wake === true) wake(1);
    if (news.rows !== undefined || news.files === true) void count();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake(1);
  });
  addEventListener("online", () => wake(1));
  onLine(() => {
    if (photosWait.peek()) wake(1);
  });
  // Whoever waits for this tab need not wait for it longer.
  addEventListener("pagehide", () => tellOthers({ wake: true }));
  setInterval(() => {
    if (document.visibilityState === "visible") wake(0);
  }, PERIOD_MS);
}

function wake(urge: Urge): void {
  loop?.wake(urge);
}

function startLoop({ database, signedIn }: Workplace): Loop {
  const connection = { fetch: fetch.bind(globalThis), token: bearer, patience: PATIENCE_MS };
  return syncLoop({
    database,
    client: syncClient(connection, monotonic),
    uploads: uploadsLater(database, connection),
    lead: leadFor(database.name),
    clock: Date.now,
    random: Math.random,
    alarm: (at, call) => {
      const timer = setTimeout(call, Math.max(0, at - Date.now()));
      return () => clearTimeout(timer);
    },
    device: signedIn.device,
    version: PAGE_VERSION,
    line: lineKind,
    mayUpload,
    stored: () => storedIn(database, signedIn.user),
    isUrgent: () => untoldClearing(signedIn.user) !== null,
    onStored: ({ cleared }) => {
      if (cleared !== undefined) clearingKnown(signedIn.user, "server");
    },
    onApplied: tellApplied,
    onState: showState,
    onElsewhere: () => tellOthers({ wake: true }),
    onTrouble: (error) => void noticeFull(error),
  });
}

/** What sends photos is a part of its own: nobody waits for it before there is a photo. */
function uploadsLater(database: Database, connection: Connection): Uploads {
  let coming: Promise<Uploads> | null = null;
  const come = () =>
    import("../sync/uploads").then(
      ({ uploads }) => uploads(database, connection, monotonic, lineKind()),
      () => {
        coming = null;
        throw new NetFailure("offline");
      },
    );
  return {
    step: async (file, stop) => {
      coming ??= come();
      return (await coming).step(file, stop);
    },
  };
}

/** Measures spans of time; nobody can set it back. */
function monotonic(): number {
  return performance.now();
}

async function lookAround(): Promise<void> {
  await lookAtStorage();
  const place = workplace.peek();
  if (place !== null) await makeRoom(place.database, Date.now());
}

async function storedIn(database: Database, user: string): Promise<Stored> {
  // A browser that tells nothing of its storage still syncs.
  await lookAtStorage().catch(() => undefined);
  const { persisted, used } = storage.peek();
  const cleared = untoldClearing(user);
  const begun = await begunByForm(database);
  return {
    ...(cleared !== null && { cleared: [cleared.at, cleared.unsent] as const }),
    ...(persisted !== null && { persisted }),
    ...(used !== null && { used }),
    ...(Object.keys(begun).length > 0 && { drafts: begun }),
    photos: photosAmong(await filesIn(database, "waiting")),
  };
}

function leadFor(name: string): Lead {
  if (navigator.locks === undefined) return leadByLease(`${name}-sync`, notes, Date.now);
  return leadByLock(`${name}-sync`, navigator.locks);
}

function tellApplied({ touched, kinds }: Applied): void {
  const library = kinds.some((kind) => kind !== "record");
  if (touched !== null && touched.length === 0) void count();
  else announce({ rows: touched, library });
}

function showState(state: State, { items, bytes }: Traffic): void {
  const running = state.phase === "sending" || state.phase === "uploading";
  const { waiting, photosWaiting, running: ran } = current.value;
  if (running && !ran) begunWith = waiting + photosWaiting;
  const progress = running ? { items, total: Math.max(begunWith, items), bytes } : null;
  const { problem, due: retryAt } = state;
  if (problem === "upgrade-needed" && current.peek().problem !== problem) lookForUpdate();
  current.value = { ...current.value, running, progress, problem, retryAt };
  if (state.phase === "uploading" || (ran && !running)) void count();
  // What cannot be looked at now is looked at after the next sync.
  if (ran && !running) lookAround().catch(() => undefined);
}

function photosAmong(files: readonly StoredFile[]): number {
  return files.filter(({ rank }) => rank === 1).length;
}

async function count(): Promise<void> {
  const place = workplace.peek();
  if (place === null) return;
  const counted = await countIn(place.database);
  if (workplace.peek() !== place) return;
  leaveNote(place.signedIn.user, counted.waiting);
  const { skew, told, ...shown } = counted;
  clockOfServer.value = { skew, told };
  current.value = { ...current.value, ...shown };
}

async function countIn(database: Database) {
  const [waitingFiles, broken] = await Promise.all([
    filesIn(database, "waiting"),
    filesIn(database, "broken"),
  ]);
  return database.read(["outbox", "journal", "meta"], async (tx) => {
    return {
      waiting: await tx.objectStore("outbox").count(),
      unbacked: await countUnbacked(tx),
      photosWaiting: photosAmong(waitingFiles),
      photoBytes: waitingFiles.reduce((sum, { size }) => sum + size, 0),
      photosBroken: broken.length,
      lastSynced: (await tx.objectStore("meta").get("synced")) ?? null,
      skew: (await tx.objectStore("meta").get("skew")) ?? null,
      told: (await tx.objectStore("meta").get("told")) ?? null,
    };
  });
}

/** What the server took stays in the journal until it is in a backup. */
async function countUnbacked(tx: Reading): Promise<number> {
  const journal = tx.objectStore("journal");
  // A newer or an older page's database may lack what is only for counting.
  return journal.indexNames.contains("seq") ? journal.index("seq").count() : 0;
}
