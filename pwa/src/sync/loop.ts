/** Does what the engine decides: sends, applies, uploads; one tab at a time. */

import { OUTCOME, type SyncReply } from "@daybook/sync";
import { type Database, isFull } from "../storage/database";
import { nextWaiting } from "../storage/files";
import type { JournalItem } from "../storage/schema";
import { APPLY_STORES, type Applied, applyReply } from "./apply";
import { NetFailure, type Problem, type Received, type syncClient } from "./client";
import { type Effect, type Event, reduce, START, type State, type Urge } from "./engine";
import type { Lead } from "./leader";
import { firstPace, type Pace } from "./pace";
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
  /** The kind of line, as browsers name it ("2g", "4g"), to begin with. */
  readonly line?: () => string | undefined;
  /** Whether photos may travel now; always when left out. */
  readonly mayUpload?: () => boolean;
  /** What this phone's storage is like now. */
  readonly stored: () => Promise<Stored>;
  /** Whether what is to be told of the storage should not wait for its turn. */
  readonly isUrgent?: () => boolean;
  /** The server has heard what was told of the storage. */
  readonly onStored?: (told: Stored) => void;
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

/** The state of the storage changes slowly, and every byte of a sync counts. */
const STORED_EVERY = 5 * 60_000;
/** Of a request that took longer nobody can say when in it the server looked at its clock. */
const LONG_REQUEST = 10_000;
const NO_TRAFFIC: Traffic = { items: 0, bytes: 0 };

/** A loop at rest; `wake` starts it. */
export function syncLoop(parts: LoopParts): Loop {
  const stop = new AbortController();
  let state: State = { ...START, ...firstPace(parts.line?.()) };
  let todo: Effect[] = [];
  let running = false;
  let traffic = NO_TRAFFIC;
  let toldStored: number | null = null;
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
    tell({ type: "elsewhere", now: parts.clock() });
    parts.onElsewhere();
  }

  function perform(effect: Effect): Promise<Event> {
    switch (effect.do) {
      case "send":
        return send(effect);
      case "look":
        return look();
      case "upload":
        return upload();
      case "set-aside":
        return setAside(effect.problem);
    }
  }

  async function send(limits: Pace): Promise<Event> {
    const { database, device, version, clock } = parts;
    let items = 0;
    let began = clock();
    try {
      const stored =
        isStoredDue(began) || parts.isUrgent?.() === true ? await parts.stored() : null;
      const sender = { device, version, now: clock(), ...(stored && { stored }) };
      const request = await database.writeRelaxed(["outbox", "cursor", "meta"], (tx) =>
        nextRequest(tx, sender, limits),
      );
      items = request.items.length;
      began = clock();
      const received = await parts.client.post(request.text, request.nonce, stop.signal);
      const event = await applied(request, received);
      if (stored !== null) {
        toldStored = began;
        parts.onStored?.(stored);
      }
      return event;
    } catch (error) {
      return { type: "failed", items, took: clock() - began, ...failure(error) };
    }
  }

  /** A clock that was set back must not silence what is to be told. */
  function isStoredDue(now: number): boolean {
    return toldStored === null || Math.abs(now - toldStored) >= STORED_EVERY;
  }

  async function look(): Promise<Event> {
    try {
      const [changes, file] = await Promise.all([
        parts.database.read(["outbox"], (tx) => tx.objectStore("outbox").count()),
        nextWaiting(parts.database),
      ]);
      return { type: "looked", waits: changes > 0 || (file !== null && mayUpload()) };
    } catch (error) {
      return { type: "failed", items: 0, took: 0, ...failure(error) };
    }
  }

  function mayUpload(): boolean {
    return parts.mayUpload?.() ?? true;
  }

  async function applied(request: Request, received: Received): Promise<Event> {
    const { reply, sent, received: weight, took } = received;
    const now = parts.clock();
    const skew = skewOf(reply, took, now);
    const result = await parts.database.write(APPLY_STORES, async (tx) => {
      const done = await applyReply(tx, request, reply, now);
      if (done === null) return null;
      const left = await tx.objectStore("outbox").count();
      const waiting = tx.objectStore("files").index("state");
      const photos =
        (await waiting.getKey(IDBKeyRange.bound(["waiting"], ["waiting", []]))) != null;
      if (reply.now > 0) await tx.objectStore("meta").put(reply.now, "told");
      if (skew !== null) await tx.objectStore("meta").put(skew, "skew");
      // By the server's clock: this phone's may be put right in the meantime.
      const synced = reply.now > 0 ? reply.now : now;
      if (left === 0 && !done.again) await tx.objectStore("meta").put(synced, "synced");
      return { ...done, left, photos: photos && mayUpload() };
    });
    // Another tab has asked since, and what it gets is newer.
    if (result === null) throw new NetFailure("conflict");
    count(result.settled, sent + weight);
    parts.onApplied(result);
    const cost = { sent, received: weight, took };
    return { type: "applied", now, chance: parts.random(), ...result, ...cost };
  }

  async function upload(): Promise<Event> {
    try {
      const file = await nextWaiting(parts.database);
      if (file === null || !mayUpload()) return { type: "uploaded", photos: false };
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
    const problem: Problem = known?.problem ?? (isFull(error) ? "full" : "storage");
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
function skewOf({ now }: SyncReply, took: number, ended: number): number | null {
  if (now === 0 || took < 0 || took > LONG_REQUEST) return null;
  return Math.round(now - (ended - took / 2));
}
