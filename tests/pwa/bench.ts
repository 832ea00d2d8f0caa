/** A phone in front of a server, for tests that let the line and the storage go wrong. */

import type { Database } from "../../pwa/src/storage/database";
import type { OutboxItem } from "../../pwa/src/storage/schema";
import { syncClient } from "../../pwa/src/sync/client";
import type { State } from "../../pwa/src/sync/engine";
import type { Lead } from "../../pwa/src/sync/leader";
import { type Loop, type LoopParts, syncLoop } from "../../pwa/src/sync/loop";
import { uploads } from "../../pwa/src/sync/uploads";
import { FakeServer, type Fault } from "./fake-server";
import { all, freshDatabase } from "./phone";

const alone: Lead = async (work) => {
  await work();
  return true;
};

/** `faults` are used up one request after the other. */
export class Bench {
  readonly db: Database = freshDatabase();
  readonly server: FakeServer;
  faults: Fault[] = [];
  state: State | null = null;
  now = 1_790_000_000_000;
  loop: Loop = this.start();
  #rest: (() => void)[] = [];

  constructor(server = new FakeServer()) {
    this.server = server;
  }

  /** One exchange; a test may put a slower line in its place. */
  line = (init: RequestInit): Promise<Response> =>
    this.server.fetch(this.faults.shift() ?? "none", init);

  start(over: Partial<LoopParts> = {}): Loop {
    const fetch = ((_path: unknown, init?: RequestInit) =>
      this.line(init ?? {})) as typeof globalThis.fetch;
    const connection = { fetch, token: async () => "secret", patience: 1000 };
    const client = syncClient(connection, () => this.now);
    return syncLoop({
      database: this.db,
      client,
      uploads: uploads(this.db, connection),
      lead: alone,
      clock: () => this.now,
      random: () => 0.5,
      alarm: () => () => undefined,
      device: "phone",
      version: "0.1.0",
      stored: async () => ({ persisted: true, used: 2048, photos: 3 }),
      onApplied: () => undefined,
      onState: (state) => this.#tell(state),
      onElsewhere: () => undefined,
      onTrouble: (error) => {
        throw error;
      },
      ...over,
    });
  }

  /** Presses the button and waits until the phone rests again. */
  async sync(): Promise<void> {
    const rested = new Promise<void>((resolve) => this.#rest.push(resolve));
    this.loop.wake(2);
    await rested;
  }

  #tell(state: State): void {
    this.state = state;
    if (state.phase === "sending" || state.phase === "uploading") return;
    for (const resolve of this.#rest.splice(0)) resolve();
  }
}

/** Changes that still wait. */
export async function unsent(bench: Bench): Promise<number> {
  return (await all<OutboxItem>(bench.db, "outbox")).length;
}
