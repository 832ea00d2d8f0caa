/** One phone: its database, the pages that are open on it, and its own clock. */

import { type Database, database } from "../../../pwa/src/storage/database";
import { filesIn } from "../../../pwa/src/storage/files";
import type { Notes } from "../../../pwa/src/storage/notes";
import { syncClient } from "../../../pwa/src/sync/client";
import type { State, Urge } from "../../../pwa/src/sync/engine";
import { type Lead, leadByLease } from "../../../pwa/src/sync/leader";
import { type Loop, syncLoop } from "../../../pwa/src/sync/loop";
import { uploads } from "../../../pwa/src/sync/uploads";
import { lineOf } from "./network";
import { after, cancel, chance, setDial, worldTime } from "./platform";
import { Life, mortal } from "./storage";

/** Who is signed in on a phone. */
export interface Owner {
  readonly user: string;
  readonly device: string;
  readonly token: string;
}

declare const __VERSION__: string;

const PATIENCE_MS = 90_000;

interface Tab {
  readonly database: Database;
  readonly loop: Loop;
  state: State | null;
}

/** A tab that believes to be alone, as two do when the browser cannot tell them apart. */
const always: Lead = async (work) => {
  await work();
  return true;
};

function notesInMemory(): Notes {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  };
}

/** Lives through many starts; what is on its disk is all that it keeps. */
export class Phone {
  readonly name: string;
  owner: Owner;
  /** How far its clock is ahead of the world's, ms. */
  ahead = 0;
  life = new Life();
  troubles: string[] = [];
  #tabs: Tab[] = [];
  /** Whether its pages take turns by a note outside the database; else each of them leads. */
  readonly takesTurns: boolean;
  readonly #lead: Lead;

  constructor(name: string, owner: Owner, takesTurns: boolean) {
    this.name = name;
    this.owner = owner;
    this.takesTurns = takesTurns;
    this.#lead = takesTurns ? leadByLease(name, notesInMemory(), this.clock) : always;
  }

  /** What the person's hand and eye go through. */
  get database(): Database {
    const [first] = this.#tabs;
    if (first === undefined) throw new Error(`${this.name} is off`);
    return first.database;
  }

  /** The same disk for somebody who closes it. */
  handle(): Database {
    return mortal(database(this.name), this.life);
  }

  /** The disk itself, past every mishap; for whoever judges the run. */
  disk(): Database {
    return database(this.name);
  }

  /** This phone acts now: its clock is the one that its pages read. */
  act(): void {
    setDial(this.ahead);
  }

  clock = (): number => worldTime() + this.ahead;

  /** Switches it on, with one page open. */
  start(owner: Owner = this.owner): void {
    this.stop();
    this.owner = owner;
    this.life = new Life();
    this.openTab();
  }

  /** It is switched off, or dies: whatever was under way is gone. */
  stop(): void {
    this.life.alive = false;
    for (const tab of this.#tabs) {
      tab.loop.stop();
      tab.database.close();
    }
    this.#tabs = [];
  }

  openTab(): void {
    const { life } = this;
    const db = mortal(database(this.name), life);
    const connection = {
      fetch: lineOf(this.name, () => life.alive),
      token: async () => this.owner.token,
      patience: PATIENCE_MS,
    };
    const loop = syncLoop({
      database: db,
      client: syncClient(connection, this.clock),
      uploads: uploads(db, connection, this.clock),
      lead: this.#lead,
      clock: this.clock,
      random: chance,
      alarm: (at, call) => {
        const ring = () => {
          if (life.alive) call();
        };
        const timer = after(at - this.clock(), ring);
        return () => cancel(timer);
      },
      device: this.owner.device,
      version: __VERSION__,
      stored: async () => ({ persisted: false, photos: (await filesIn(db, "waiting")).length }),
      onApplied: () => undefined,
      onState: (state) => {
        tab.state = state;
      },
      onElsewhere: () => undefined,
      onTrouble: (error) => this.#note(error),
    });
    const tab: Tab = { database: db, loop, state: null };
    this.#tabs.push(tab);
  }

  /** How it is: whether it runs, its open pages, and whether one of them waits for a sign-in. */
  get condition() {
    const locked = this.#tabs.some(({ state }) => state?.phase === "locked");
    return { alive: this.life.alive, tabs: this.#tabs.length, locked };
  }

  /** Wakes one page, or all of them. */
  wake(urge: Urge, tab?: number): void {
    for (const [at, { loop }] of this.#tabs.entries()) {
      if (tab === undefined || at === tab) loop.wake(urge);
    }
  }

  #note(error: unknown): void {
    // A full disk is told to the person by the page; it is no fault of the loop.
    if (error instanceof DOMException && error.name === "QuotaExceededError") return;
    this.troubles.push(String(error instanceof Error ? error.stack : error));
  }
}
