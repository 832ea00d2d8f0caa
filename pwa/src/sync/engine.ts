/** Decides what to do next: a pure function of what is known and what just happened. */

import type { Problem } from "./client";

/** `paused` waits for `due`; `locked` is over until somebody signs in again. */
export type Phase = "idle" | "sending" | "uploading" | "paused" | "locked";

export interface State {
  readonly phase: Phase;
  /** When it will be tried again by itself, ms since 1970. */
  readonly due: number | null;
  /** Whether the server asked for the pause; then only a person may cut it short. */
  readonly asked: boolean;
  readonly failures: number;
  /** Whether something came up while a request was under way. */
  readonly again: boolean;
  readonly problem: Problem | null;
  /** Most mutations in a request; halved to find the one that a request is refused for. */
  readonly items: number;
}

/** 0: by itself now and then. 1: the page was opened, came online, or saved. 2: the button. */
export type Urge = 0 | 1 | 2;

/** `chance` is a random number from 0 to 1; `now` is ms since 1970. */
export type Event =
  | { readonly type: "wake"; readonly urge: Urge; readonly now: number }
  | { readonly type: "elsewhere" }
  | ({ readonly type: "applied"; readonly now: number; readonly chance: number } & Outcome)
  | { readonly type: "uploaded"; readonly photos: boolean }
  | { readonly type: "set-aside" }
  | ({ readonly type: "failed"; readonly sent: number } & Failure)
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
  | { readonly do: "send"; readonly items: number }
  | { readonly do: "upload" }
  | { readonly do: "set-aside"; readonly problem: Problem };

export type Step = readonly [state: State, effects: readonly Effect[]];

export const MOST_ITEMS = 200;
const MINUTE = 60_000;
const LONGEST = 15 * MINUTE;

export const START: State = {
  phase: "idle",
  due: null,
  asked: false,
  failures: 0,
  again: false,
  problem: null,
  items: MOST_ITEMS,
};

const NEEDS_SIGN_IN: readonly Problem[] = [
  "not-signed-in",
  "token-expired",
  "token-revoked",
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
      return [{ ...state, phase: "idle", due: null, again: false }, []];
    case "applied":
      return applied(state, event);
    case "uploaded":
      return uploaded(state, event.photos);
    case "set-aside":
      return send(state);
    case "failed":
      return failed(state, event, event.sent);
    case "upload-failed":
      return pause(state, event);
  }
}

function wake(state: State, urge: Urge, now: number): Step {
  if (state.phase === "sending" || state.phase === "uploading") {
    return [{ ...state, again: true }, []];
  }
  if (state.phase === "locked") return [state, []];
  const waits = state.due !== null && now < state.due;
  const mayGo = urge === 2 || (urge === 1 && !state.asked);
  return waits && !mayGo ? [state, []] : send(state);
}

function send(state: State): Step {
  const next: State = { ...state, phase: "sending", again: false, due: null, asked: false };
  return [next, [{ do: "send", items: next.items }]];
}

function upload(state: State): Step {
  return [{ ...state, phase: "uploading" }, [{ do: "upload" }]];
}

function applied(state: State, event: Outcome & { now: number; chance: number }): Step {
  const items = Math.min(MOST_ITEMS, state.items * 2);
  const well: State = { ...state, failures: 0, problem: null, items };
  if (event.again || state.again) return send(well);
  if (event.left > 0 && event.settled > 0) return send(well);
  if (event.later > 0) {
    const busy = {
      problem: "busy",
      retryAfter: null,
      now: event.now,
      chance: event.chance,
    } as const;
    return pause({ ...state, items }, busy);
  }
  return event.photos ? upload(well) : [{ ...well, phase: "idle" }, []];
}

/** Text goes before photos, so a save during an upload is sent before the next chunk. */
function uploaded(state: State, photos: boolean): Step {
  const well: State = { ...state, failures: 0, problem: null };
  if (state.again) return send(well);
  return photos ? upload(well) : [{ ...well, phase: "idle" }, []];
}

function failed(state: State, failure: Failure, sent: number): Step {
  if (sent > 0 && ABOUT_THE_CONTENT.includes(failure.problem)) {
    if (sent > 1) return send({ ...state, items: Math.ceil(sent / 2) });
    return [state, [{ do: "set-aside", problem: failure.problem }]];
  }
  return pause(state, failure);
}

function pause(state: State, { problem, retryAfter, now, chance }: Failure): Step {
  if (NEEDS_SIGN_IN.includes(problem)) {
    return [{ ...state, phase: "locked", due: null, again: false, problem }, []];
  }
  const failures = state.failures + 1;
  const longest = Math.min(LONGEST, 2 ** Math.min(failures - 1, 10) * MINUTE);
  const due = now + Math.round(retryAfter ?? longest * chance);
  const asked = retryAfter !== null;
  return [{ ...state, phase: "paused", failures, due, asked, again: false, problem }, []];
}
