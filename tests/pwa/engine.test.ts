/** The rules of when to send, to wait and to stop, for any order of what may happen. */

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Effect,
  type Event,
  MOST_ITEMS,
  reduce,
  START,
  type State,
} from "../../pwa/src/sync/engine";
import { firstPace } from "../../pwa/src/sync/pace";

const NOW = 1_790_000_000_000;
const NO_COST = { sent: 0, received: 0, took: 0 };
const QUIET = { again: false, settled: 0, later: 0, left: 0, photos: false, ...NO_COST };
const LINE = { retryAfter: null, now: NOW, chance: 0.5 } as const;

const sending: State = { ...START, phase: "sending" };

function applied(outcome: Partial<typeof QUIET> = {}): Event {
  return { type: "applied", now: NOW, chance: 0.5, ...QUIET, ...outcome };
}

type Failed = Extract<Event, { type: "failed" }>;

function failed(problem: Failed["problem"], items = 0, took = 0): Failed {
  return { type: "failed", items, took, problem, ...LINE };
}

test("waking sends", () => {
  const [state, effects] = reduce(START, { type: "wake", urge: 0, now: NOW });

  expect([state.phase, effects]).toEqual(["sending", [{ do: "send", ...firstPace() }]]);
});

test("what comes up during a request is sent right after it", () => {
  const [busy, nothing] = reduce(sending, { type: "wake", urge: 1, now: NOW });
  const [, effects] = reduce(busy, applied());

  expect(nothing).toEqual([]);
  expect(effects).toMatchObject([{ do: "send" }]);
});

test("a line that comes back while a request fails on the old one is tried at once, and once", () => {
  const [woken] = reduce(sending, { type: "wake", urge: 1, now: NOW });
  const [trying, effects] = reduce(woken, failed("offline"));
  const [resting] = reduce(trying, failed("offline"));

  expect(effects).toMatchObject([{ do: "send" }]);
  expect([trying.failures, resting.phase, resting.failures]).toEqual([1, "paused", 2]);
});

test("photos follow when all text is sent", () => {
  const [state, effects] = reduce(sending, applied({ photos: true }));

  expect([state.phase, effects]).toEqual(["uploading", [{ do: "upload" }]]);
});

test("text saved during an upload goes before the next piece", () => {
  const [uploading] = reduce(sending, applied({ photos: true }));
  const [asked] = reduce(uploading, { type: "wake", urge: 1, now: NOW });
  const [, effects] = reduce(asked, { type: "uploaded", photos: true });

  expect(effects).toMatchObject([{ do: "send" }]);
});

test("a pause grows from a minute to a quarter of an hour", () => {
  const pauses: number[] = [];
  let state = START;

  for (let time = 0; time < 8; time += 1) {
    [state] = reduce({ ...state, phase: "sending" }, { ...failed("offline"), chance: 1 });
    pauses.push(((state.due ?? 0) - NOW) / 60_000);
  }

  expect(pauses).toEqual([1, 2, 4, 8, 15, 15, 15, 15]);
});

test("coming online ends the phone's own pause and not the server's", () => {
  const [own] = reduce(sending, failed("offline"));
  const [asked] = reduce(sending, { ...failed("busy"), retryAfter: 60_000 });
  const online = { type: "wake", urge: 1, now: NOW } as const;

  expect(reduce(own, online)[0].phase).toBe("sending");
  expect(reduce(asked, online)[0].phase).toBe("paused");
});

test("the button ends every pause", () => {
  const [asked] = reduce(sending, { ...failed("busy"), retryAfter: 60_000 });

  expect(reduce(asked, { type: "wake", urge: 2, now: NOW })[0].phase).toBe("sending");
});

test("the periodic look keeps to the pause until it is over", () => {
  const [own] = reduce(sending, failed("offline"));

  expect(reduce(own, { type: "wake", urge: 0, now: NOW })[0].phase).toBe("paused");
  expect(reduce(own, { type: "wake", urge: 0, now: own.due ?? 0 })[0].phase).toBe("sending");
});

test.each([
  "not-signed-in",
  "token-expired",
  "token-revoked",
  "device-disabled",
  "account-disabled",
] as const)("after %s nothing is sent until somebody signs in", (problem) => {
  const [locked] = reduce(sending, failed(problem, 3));
  const [still, none] = reduce(locked, { type: "wake", urge: 2, now: NOW });

  expect([locked.phase, still, none]).toEqual(["locked", locked, []]);
});

test("a request refused for its content is halved down to the one change", () => {
  const sizes: number[] = [];
  let state: State = sending;
  let sent = 100;

  for (;;) {
    const [next, [effect]] = reduce(state, failed("too-large", sent));
    if (effect?.do !== "send") break;
    sizes.push(effect.items);
    [state, sent] = [next, effect.items];
  }

  expect(sizes).toEqual([50, 25, 13, 7, 4, 2, 1]);
  expect(reduce(state, failed("too-large", 1))[1]).toEqual([
    { do: "set-aside", problem: "too-large" },
  ]);
});

test("a request that only asks is not taken apart", () => {
  const [state, effects] = reduce(sending, failed("bad-request", 0));

  expect([state.phase, effects]).toEqual(["paused", []]);
});

test("a clock that was set back does not make a pause longer", () => {
  const [asked] = reduce(sending, { ...failed("busy"), retryAfter: 60_000 });
  const [own] = reduce(sending, failed("offline"));

  for (const paused of [asked, own]) {
    expect(reduce(paused, { type: "wake", urge: 0, now: 86_400_000 })[0].phase).toBe("sending");
  }
});

test("no server keeps a phone away for longer than an hour", () => {
  const [state] = reduce(sending, { ...failed("busy"), retryAfter: 10 ** 12 });

  expect((state.due ?? 0) - NOW).toBe(3_600_000);
});

test("a tab that another is at work for looks after a minute whether anything waits", () => {
  const [waiting] = reduce(sending, { type: "elsewhere", now: NOW });
  const [looking, effects] = reduce(waiting, { type: "wake", urge: 0, now: NOW + 60_000 });

  expect([waiting.due, effects]).toEqual([NOW + 60_000, [{ do: "look" }]]);
  expect(reduce(looking, { type: "looked", waits: false })[0].phase).toBe("idle");
  expect(reduce(looking, { type: "looked", waits: true })[1]).toMatchObject([{ do: "send" }]);
});

test("a phone's own trouble pauses and takes nothing apart", () => {
  for (const problem of ["full", "storage", "upgrade-needed"] as const) {
    const [state, effects] = reduce(sending, failed(problem, 7));

    expect([state.phase, state.problem, state.items, effects]).toEqual([
      "paused",
      problem,
      MOST_ITEMS,
      [],
    ]);
  }
});

test("when everything was put off the phone waits", () => {
  const [state, effects] = reduce(sending, applied({ later: 3, left: 3 }));

  expect([state.phase, state.problem, effects]).toEqual(["paused", "busy", []]);
});

const problems = fc.constantFrom("offline", "busy", "server-error", "too-large", "token-expired");
const bool = fc.boolean();
const count = fc.nat({ max: 5 });
const size = fc.nat({ max: 300_000 });
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const now = fc.integer({ min: NOW, max: NOW + 3_600_000 });
const retryAfter = fc.option(fc.nat({ max: 3_600_000 }));
const failure = { problem: problems, retryAfter, now, chance };
const anyEvent = fc.oneof(
  fc.record({ type: fc.constant("wake"), urge: fc.constantFrom(0, 1, 2), now }),
  fc.record({ type: fc.constant("elsewhere"), now }),
  fc.record({ type: fc.constant("looked"), waits: bool }),
  fc.record({ type: fc.constant("set-aside") }),
  fc.record({ type: fc.constant("uploaded"), photos: bool }),
  fc.record({
    type: fc.constant("applied"),
    now,
    chance,
    again: bool,
    settled: count,
    later: count,
    left: count,
    photos: bool,
    sent: size,
    received: size,
    took: size,
  }),
  fc.record({ type: fc.constant("failed"), items: count, took: size, ...failure }),
  fc.record({ type: fc.constant("upload-failed"), ...failure }),
) as fc.Arbitrary<Event>;

/** Of the events, those that can happen: answers come only to what is under way. */
function* possible(events: readonly Event[]): Generator<readonly [State, readonly unknown[]]> {
  let state = START;
  let under: Effect["do"] | null = null;
  for (const event of events) {
    if (event.type !== "wake" && ENDS[event.type] !== under && event.type !== "elsewhere") continue;
    const [next, effects] = reduce(state, event);
    state = next;
    if (event.type !== "wake" || effects.length > 0) under = effects[0]?.do ?? null;
    yield [state, effects];
  }
}

/** What each event is the end of; "elsewhere" comes instead of anything. */
const ENDS: Partial<Record<Event["type"], Effect["do"]>> = {
  applied: "send",
  failed: "send",
  looked: "look",
  uploaded: "upload",
  "upload-failed": "upload",
  "set-aside": "set-aside",
};

test("there is at most one thing to do at a time, and only while at work", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      for (const [{ phase }, effects] of possible(events)) {
        expect(effects.length).toBeLessThanOrEqual(1);
        if (effects.length > 0) expect(["sending", "uploading"]).toContain(phase);
      }
    }),
  );
});

test("a phone that rests can always be woken, and one that pauses knows until when", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      for (const [state] of possible(events)) {
        expect(state.phase === "paused").toBe(state.due !== null);
        if (state.phase === "idle" || state.phase === "paused") {
          const [woken] = reduce(state, { type: "wake", urge: 2, now: NOW });
          expect(woken.phase).toBe("sending");
        }
      }
    }),
  );
});

test("a request may carry from one change to the most", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      for (const [{ items, bytes, wish }] of possible(events)) {
        expect(items).toBeGreaterThanOrEqual(1);
        expect(items).toBeLessThanOrEqual(MOST_ITEMS);
        expect(bytes).toBeGreaterThanOrEqual(4096);
        expect([wish >= 8192, wish <= 262_144]).toEqual([true, true]);
      }
    }),
  );
});
