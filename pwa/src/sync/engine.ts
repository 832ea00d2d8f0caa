/** Decides what to do next: a pure function of what is known and what just happened. */

import type { Problem } from "./client";
import { type Cost, firstPace, type Pace, paceAfter, paceAfterFailure } from "./pace";

export { MOST_ITEMS } from "./pace";

/** `paused` waits for `due`; `locked` is over until somebody signs in again. */
export type Phase = "idle" | "sending" | "uploading" | "paused" | "locked";

export interface State extends Pace {
  readonly phase: Phase;
  /** When it will be tried again by itself, and when that was decided, ms since 1970. */
  readonly due: number | null;
  readonly since: number;
  /** Whether the server asked for the pause; then only a person may cut it short. */
  readonly asked: boolean;
  readonly failures: number;
  /** Whether something came up while a request was under way. */
  readonly again: boolean;
  /** Whether another tab was at it: then it is first looked whether anything still waits. */
  readonly shared: boolean;
  readonly problem: Problem | null;
}

/** 0: by itself now and then. 1: the page was opened, came online, or saved. 2: the button. */
export type Urge = 0 | 1 | 2;

/** `chance` is a random number from 0 to 1; `now` is ms since 1970. */
export type Event =
  | { readonly type: "wake"; readonly urge: Urge; readonly now: number }
  | { readonly type: "elsewhere"; readonly now: number }
  | { readonly type: "looked"; readonly waits: boolean }
  | ({ readonly type: "applied"; readonly now: number; readonly chance: number } & Outcome & Cost)
  | { readonly type: "uploaded"; readonly photos: boolean }
  | { readonly type: "set-aside" }
  | ({ readonly type: "failed"; readonly items: number; readonly took: number } & Failure)
  | ({ readonly type: "upload-failed" } & Failure);

interface Outcome {
  readonly again: boolean;
  readonly settled: number;
  readonly later: number;
  readonly left: number;
  readonly photos: boolean;
}

interface Failure {
  readonly problem: Problem;
  readonly retryAfter: number | null;
  readonly now: number;
  readonly chance: number;
}

export type Effect =
  | ({ readonly do: "send" } & Pace)
  | { readonly do: "look" }
  | { readonly do: "upload" }
  | { readonly do: "set-aside"; readonly problem: Problem };

export type Step = readonly [state: State, effects: readonly Effect[]];

const MINUTE = 60_000;
const LONGEST = 15 * MINUTE;
/** No server means to be left alone for longer; what stands before it may say anything. */
const LONGEST_ASKED = 60 * MINUTE;

export const START: State = {
  phase: "idle",
  due: null,
  since: 0,
  asked: false,
  failures: 0,
  again: false,
  shared: false,
  problem: null,
  ...firstPace(),
};

const NEEDS_SIGN_IN: readonly Problem[] = [
  "not-signed-in",
  "token-expired",
  "token-revoked",
  "device-disabled",
  "account-disabled",
];
const ABOUT_THE_CONTENT: readonly Problem[] = [
  "bad-request",
  "invalid",
  "too-large",
  "unsupported-type",
];

/** What follows from `event`: the new state, and what to do in the world. */
export function reduce(state: State, event: Event): Step {
  switch (event.type) {
    case "wake":
      return wake(state, event.urge, event.now);
    case "elsewhere":
      return elsewhere(state, event.now);
    case "looked":
      return event.waits ? send(state) : [{ ...state, phase: "idle" }, []];
    case "applied":
      return applied(state, event);
    case "uploaded":
      return uploaded(state, event.photos);
    case "set-aside":
      return send(state);
    case "failed":
      return failed(state, event, event.items, event.took);
    case "upload-failed":
      return pause(state, event);
  }
}

function wake(state: State, urge: Urge, now: number): Step {
  if (state.phase === "sending" || state.phase === "uploading") {
    return [{ ...state, again: true }, []];
  }
  if (state.phase === "locked") return [state, []];
  // A clock that was set back must not make the pause longer.
  const waits = state.due !== null && state.since <= now && now < state.due;
  const mayGo = urge === 2 || (urge === 1 && !state.asked);
  if (waits && !mayGo) return [state, []];
  return state.shared && urge === 0 ? look(state) : send(state);
}

/** Another tab is at it. Should it go away midway, this one looks after a minute. */
function elsewhere(state: State, now: number): Step {
  const due = now + MINUTE;
  const waiting = { phase: "paused", due, since: now, asked: false, again: false } as const;
  return [{ ...state, ...waiting, shared: true }, []];
}

function look(state: State): Step {
  const next: State = { ...state, phase: "sending", again: false, due: null, shared: false };
  return [next, [{ do: "look" }]];
}

function send(state: State): Step {
  const next: State = {
    ...state,
    phase: "sending",
    again: false,
    due: null,
    asked: false,
    shared: false,
  };
  const { items, bytes, wish } = next;
  return [next, [{ do: "send", items, bytes, wish }]];
}

function upload(state: State): Step {
  return [{ ...state, phase: "uploading" }, [{ do: "upload" }]];
}

function applied(state: State, event: Extract<Event, { type: "applied" }>): Step {
  const pace = paceAfter(state, event);
  const well: State = { ...state, failures: 0, problem: null, ...pace };
  if (event.again || state.again) return send(well);
  if (event.left > 0 && event.settled > 0) return send(well);
  if (event.later > 0) {
    const busy = {
      problem: "busy",
      retryAfter: null,
      now: event.now,
      chance: event.chance,
    } as const;
    return pause({ ...state, ...pace }, busy);
  }
  return event.photos ? upload(well) : [{ ...well, phase: "idle" }, []];
}

/** Text goes before photos, so a save during an upload is sent before the next chunk. */
function uploaded(state: State, photos: boolean): Step {
  const well: State = { ...state, failures: 0, problem: null };
  if (state.again) return send(well);
  return photos ? upload(well) : [{ ...well, phase: "idle" }, []];
}

function failed(state: State, failure: Failure, items: number, took: number): Step {
  if (items > 0 && ABOUT_THE_CONTENT.includes(failure.problem)) {
    // Halved again and again, to find the one that a request is refused for.
    if (items > 1) return send({ ...state, items: Math.ceil(items / 2) });
    return [state, [{ do: "set-aside", problem: failure.problem }]];
  }
  return pause({ ...state, ...paceAfterFailure(state, items, took) }, failure);
}

function pause(state: State, { problem, retryAfter, now, chance }: Failure): Step {
  if (NEEDS_SIGN_IN.includes(problem)) {
    return [{ ...state, phase: "locked", due: null, again: false, problem }, []];
  }
  const failures = state.failures + 1;
  // The line came back, or something was saved, while a request was failing on the old one.
  const mayTry = problem === "offline" && retryAfter === null;
  if (state.again && mayTry) return send({ ...state, failures, problem });
  const longest = Math.min(LONGEST, 2 ** Math.min(failures - 1, 10) * MINUTE);
  const pausing = retryAfter === null ? longest * chance : Math.min(retryAfter, LONGEST_ASKED);
  const waiting = { due: now + Math.round(pausing), since: now, asked: retryAfter !== null };
  return [{ ...state, phase: "paused", failures, ...waiting, again: false, problem }, []];
}
