/** Does what the engine decides: sends, applies, uploads; one tab at a time. */

import { OUTCOME, type SyncReply } from "@daybook/sync";
import type { Database } from "../storage/database";
import { nextWaiting } from "../storage/files";
import type { JournalItem } from "../storage/schema";
import { APPLY_STORES, type Applied, applyReply } from "./apply";
import { NetFailure, type Problem, type Received, type syncClient } from "./client";
import { type Effect, type Event, reduce, START, type State, type Urge } from "./engine";
import type { Lead } from "./leader";
import { nextRequest, type Request, type Stored } from "./request";
import type { Uploads } from "./uploads";

export interface LoopParts {
  readonly database: Database;
  readonly client: ReturnType<typeof syncClient>;
  readonly uploads: Uploads;
  readonly lead: Lead;
  readonly clock: () => number;
  readonly random: () => number;
  /** Calls back at the given time; gives what takes it back. */
  readonly alarm: (at: number, call: () => void) => () => void;
  readonly device: string;
  readonly version: string;
  /** What this phone's storage is like now. */
  readonly stored: () => Promise<Stored>;
  readonly onApplied: (applied: Applied) => void;
  readonly onState: (state: State, traffic: Traffic) => void;
  /** Another tab is at it: it should look again when it is done. */
  readonly onElsewhere: () => void;
  /** Something failed on this phone and not on the line. */
  readonly onTrouble: (error: unknown) => void;
}

/** What went over the line since the loop last rested. */
export interface Traffic {
  readonly items: number;
  readonly bytes: number;
}

export interface Loop {
  wake(urge: Urge): void;
  /** Stops for good; what is under way is given up and will be asked for again. */
  stop(): void;
}

const LEAST_WISH = 8 * 1024;
const MOST_WISH = 256 * 1024;
const MOST_BYTES = 256 * 1024;
/** The state of the storage changes slowly, and every byte of a sync counts. */
const STORED_EVERY = 5 * 60_000;
/** Of a request that took longer nobody can say when in it the server looked at its clock. */
const LONG_REQUEST = 10_000;
const NO_TRAFFIC: Traffic = { items: 0, bytes: 0 };

/** A loop at rest; `wake` starts it. */
export function syncLoop(parts: LoopParts): Loop {
  const stop = new AbortController();
  let state = START;
  let todo: Effect[] = [];
  let running = false;
  let traffic = NO_TRAFFIC;
  let wish = 32 * 1024;
  let toldStored = 0;
  let cancelAlarm = () => {};

  function tell(event: Event): void {
    if (stop.signal.aborted) return;
    const [next, effects] = reduce(state, event);
    state = next;
    todo.push(...effects);
    parts.onState(state, traffic);
    cancelAlarm();
    if (state.due !== null) cancelAlarm = parts.alarm(state.due, () => wake(0));
    if (!running && todo.length > 0) void run();
  }

  function wake(urge: Urge): void {
    tell({ type: "wake", urge, now: parts.clock() });
  }

  async function run(): Promise<void> {
    running = true;
    traffic = NO_TRAFFIC;
    const led = await parts.lead(async () => {
      for (let effect = todo.shift(); effect !== undefined; effect = todo.shift()) {
        tell(await perform(effect));
      }
    });
    running = false;
    if (led) {
      // Something may have come up while the lead was being given back.
      if (todo.length > 0) void run();
      return;
    }
    todo = [];
    tell({ type: "elsewhere" });
    parts.onElsewhere();
  }

  function perform(effect: Effect): Promise<Event> {
    if (effect.do === "send") return send(effect.items);
    return effect.do === "upload" ? upload() : setAside(effect.problem);
  }

  async function send(items: number): Promise<Event> {
    const { database, device, version, clock } = parts;
    const due = clock() - toldStored >= STORED_EVERY;
    const limits = { items, bytes: MOST_BYTES, wish };
    let sent = 0;
    try {
      const stored = due ? { stored: await parts.stored() } : {};
      const sender = { device, version, now: clock(), ...stored };
      const request = await database.writeRelaxed(["outbox", "cursor", "meta"], (tx) =>
        nextRequest(tx, sender, limits),
      );
      sent = request.items.length;
      const began = clock();
      const received = await parts.client.post(request.text, request.nonce, stop.signal);
      wish = fittingWish(received, wish);
      if (due) toldStored = began;
      return await applied(request, received, began);
    } catch (error) {
      wish = Math.max(LEAST_WISH, wish / 2);
      return { type: "failed", sent, ...failure(error) };
    }
  }

  async function applied(request: Request, received: Received, began: number): Promise<Event> {
    const { reply } = received;
    const now = parts.clock();
    const skew = skewOf(reply, began, now);
    const result = await parts.database.write(APPLY_STORES, async (tx) => {
      const done = await applyReply(tx, request, reply, now);
      if (done === null) return null;
      const left = await tx.objectStore("outbox").count();
      const waiting = tx.objectStore("files").index("state");
      const photos =
        (await waiting.getKey(IDBKeyRange.bound(["waiting"], ["waiting", []]))) != null;
      if (skew !== null) await tx.objectStore("meta").put(skew, "skew");
      if (left === 0 && !done.again) await tx.objectStore("meta").put(now, "synced");
      return { ...done, left, photos };
    });
    if (result === null) throw new NetFailure("offline");
    count(result.settled, received.sent + received.received);
    parts.onApplied(result);
    return { type: "applied", now, chance: parts.random(), ...result };
  }

  async function upload(): Promise<Event> {
    try {
      const file = await nextWaiting(parts.database);
      if (file === null) return { type: "uploaded", photos: false };
      count(0, await parts.uploads.step(file, stop.signal));
      return { type: "uploaded", photos: true };
    } catch (error) {
      return { type: "upload-failed", ...failure(error) };
    }
  }

  /** A change for which a whole request is refused must not keep back the others. */
  async function setAside(problem: Problem): Promise<Event> {
    const now = parts.clock();
    const rid = await parts.database.write(["outbox", "journal"], async (tx) => {
      const first = await tx.objectStore("outbox").openCursor();
      if (first === null) return null;
      const outcome = OUTCOME.refused;
      const detail = { reason: problem };
      const what = { outcome, detail, epoch: 0, seq: null, acked: now, open: 1 } as const;
      const item: JournalItem = { ...first.value, ...what };
      await first.delete();
      await tx.objectStore("journal").put(item);
      return item.rid;
    });
    if (rid !== null) {
      parts.onApplied({ touched: [rid], kinds: [], again: false, settled: 1, later: 0 });
    }
    return { type: "set-aside" };
  }

  function failure(error: unknown) {
    const known = error instanceof NetFailure ? error : null;
    if (known === null) parts.onTrouble(error);
    const problem: Problem = known?.problem ?? "offline";
    const retryAfter = known?.retryAfter ?? null;
    return { problem, retryAfter, now: parts.clock(), chance: parts.random() };
  }

  function count(items: number, bytes: number): void {
    traffic = { items: traffic.items + items, bytes: traffic.bytes + bytes };
  }

  return {
    wake,
    stop: () => {
      cancelAlarm();
      stop.abort();
    },
  };
}

/** Server's clock less ours, or null when the request took too long to tell. */
function skewOf(reply: SyncReply, began: number, ended: number): number | null {
  if (reply.now === 0 || ended - began > LONG_REQUEST) return null;
  return Math.round(reply.now - (began + ended) / 2);
}

/** As many bytes as this line brings in ten seconds. */
function fittingWish({ received, took }: Received, before: number): number {
  if (received < 4096 || took <= 0) return before;
  return Math.round(Math.min(MOST_WISH, Math.max(LEAST_WISH, (received / took) * 10_000)));
}
