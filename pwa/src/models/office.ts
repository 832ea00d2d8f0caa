/** Asks the server for the office's views, and keeps the last answer of each for a day without network. */

import { type ErrorCode, isErrorCode } from "@daybook/sync";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { FormNote } from "./office-form-shapes";
import type { Words } from "./office-shapes";
import type { AnswerStore } from "./office-store";

/** Why there is no fresh answer: the server's code, or that it could not be reached. */
export type OfficeProblem = ErrorCode | "offline";

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problem: OfficeProblem;
      /** What is wrong by question, where the server says so. */
      readonly fields?: Readonly<Record<string, Words>>;
      /** What is to be mended in a workbook, or in what was told. */
      readonly problems?: readonly FormNote[];
    };

/** What a page knows about its view. `at` is when the server gave `data`. */
export interface ViewState<T> {
  readonly data: T | null;
  readonly at: number | null;
  readonly loading: boolean;
  readonly problem: OfficeProblem | null;
}

export interface View<T> {
  readonly state: ReadonlySignal<ViewState<T>>;
  /** Asks for `path`; what is shown stays until the answer is there. */
  load(path: string): Promise<void>;
  reload(): Promise<void>;
  close(): void;
}

export interface Download {
  readonly blob: Blob;
  readonly name: string;
}

/** How something told changes what the server has: adds, changes parts, replaces, takes away. */
export type Telling = "POST" | "PATCH" | "PUT" | "DELETE";

export interface Office {
  /** A view whose last answer is kept on this device under `name`; under null nothing is kept. */
  view<T>(name: string | null): View<T>;
  /** An address of a record's photo, voice note or document; whoever asks must revoke it. */
  photo(sha256: string, signal: AbortSignal): Promise<Answered<string>>;
  /** A file; one that is made from `body` is asked for with it. */
  download(path: string, signal: AbortSignal, body?: object): Promise<Answered<Download>>;
  /** Asks once, without keeping the answer. */
  ask<T>(path: string, signal: AbortSignal): Promise<Answered<T>>;
  /** Tells the server something, or sends it files; it is done only when the answer says so. */
  tell<T>(path: string, body: object, signal: AbortSignal, telling?: Telling): Promise<Answered<T>>;
}

export interface OfficeParts {
  readonly fetch: typeof fetch;
  readonly token: () => Promise<string | null>;
  readonly store: AnswerStore;
  readonly now: () => number;
}

/** Keeps nothing: what is personal does not stay on the device. */
const NOWHERE: AnswerStore = {
  read: async () => null,
  keep: async () => undefined,
  forget: async () => undefined,
};

const NOTHING = { data: null, at: null, loading: true, problem: null } as const;
const PATIENCE_MS = 20_000;
/** Files take their time on a slow line. */
const FILES_PATIENCE_MS = 120_000;
/** Problems that pass: the last answer still stands. */
const PASSING: ReadonlySet<OfficeProblem> = new Set([
  "offline",
  "busy",
  "too-many-requests",
  "server-error",
]);

/** The office's connection for one signed-in person. */
export function createOffice(parts: OfficeParts): Office {
  return {
    view: (name) => createView(name ?? "", name === null ? { ...parts, store: NOWHERE } : parts),
    photo: async (sha256, signal) => {
      const reply = await ask(parts, `/api/files/content/${sha256}`, signal, (it) => it.blob());
      return reply.ok ? good(URL.createObjectURL(reply.value)) : reply;
    },
    download: (path, signal, body) =>
      ask(
        parts,
        path,
        signal,
        async (it) => ({ blob: await it.blob(), name: fileName(it) ?? "daybook.csv" }),
        body && { body, method: "POST" },
      ),
    ask: (path, signal) => ask(parts, path, signal, (it) => it.json()),
    tell: (path, body, signal, method = "POST") =>
      ask(parts, path, signal, async (it) => (it.status === 204 ? {} : await it.json()), {
        body,
        method,
      }),
  };
}

function createView<T>(name: string, parts: OfficeParts): View<T> {
  const state = signal<ViewState<T>>(NOTHING);
  let asked = "";
  let shown = "";
  let running = new AbortController();

  async function showKept(path: string, stop: AbortSignal): Promise<void> {
    const kept = await parts.store.read(name).catch(() => null);
    // The server may have answered first, or the person may have gone on.
    if (stop.aborted || kept?.path !== path || shown === path) return;
    shown = path;
    state.value = { ...state.value, data: kept.data as T, at: kept.at };
  }

  async function load(path: string): Promise<void> {
    running.abort();
    running = new AbortController();
    const stop = running.signal;
    asked = path;
    state.value = { ...state.value, loading: true, problem: null };
    const kept = shown === path ? Promise.resolve() : showKept(path, stop);
    const reply = await ask(parts, path, stop, (it) => it.json() as Promise<T>);
    if (stop.aborted) return;
    if (reply.ok) return answered(path, reply.value);
    await kept;
    if (!stop.aborted) await refused(path, reply.problem);
  }

  async function answered(path: string, data: T): Promise<void> {
    const at = parts.now();
    shown = path;
    state.value = { data, at, loading: false, problem: null };
    await parts.store.keep(name, { path, at, data }).catch(() => undefined);
  }

  async function refused(path: string, problem: OfficeProblem): Promise<void> {
    // An answer to another question would be read as the answer to this one; and what the
    // server no longer shows this person must not stay in sight.
    const stays = shown === path && PASSING.has(problem);
    const { data, at } = stays ? state.value : NOTHING;
    if (!stays) shown = "";
    state.value = { data, at, loading: false, problem };
    if (!PASSING.has(problem)) await parts.store.forget(name).catch(() => undefined);
  }

  return { state, load, reload: () => load(asked), close: () => running.abort() };
}

/** Asks once and reads the answer with `read`; silence for long counts as no network. */
async function ask<T>(
  parts: OfficeParts,
  path: string,
  stop: AbortSignal,
  read: (response: Response) => Promise<T>,
  telling?: Told,
): Promise<Answered<T>> {
  const token = await parts.token();
  if (token === null) return bad("not-signed-in");
  const patience = new AbortController();
  const giveUp = () => patience.abort();
  const files = telling?.body instanceof FormData;
  const timer = setTimeout(giveUp, files ? FILES_PATIENCE_MS : PATIENCE_MS);
  stop.addEventListener("abort", giveUp);
  try {
    const { address, said } = outOfAddress(path);
    const headers = { Authorization: `Bearer ${token}`, ...said };
    const response = await parts.fetch(address, {
      headers,
      cache: "no-store",
      signal: patience.signal,
      ...(telling && sent(headers, telling)),
    });
    return response.ok ? good(await read(response)) : await refusal(response);
  } catch {
    return bad("offline");
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", giveUp);
  }
}

/** Somebody's own words in a question to the server, and the header that carries each. */
const SAID = { q: "Daybook-Words", purpose: "Daybook-Purpose" } as const;

/** A question without the words that somebody wrote: servers on the way write addresses down. */
function outOfAddress(path: string): { address: string; said: Record<string, string> } {
  const [place = "", query] = path.split("?", 2);
  if (query === undefined) return { address: path, said: {} };
  const search = new URLSearchParams(query);
  const said: Record<string, string> = {};
  for (const [name, header] of Object.entries(SAID)) {
    const words = search.get(name);
    if (words !== null) said[header] = encodeURIComponent(words);
    search.delete(name);
  }
  const left = search.toString();
  return { address: left === "" ? place : `${place}?${left}`, said };
}

interface Told {
  readonly body: object;
  readonly method: Telling;
}

function sent(headers: Record<string, string>, { body, method }: Told): RequestInit {
  // The browser writes the type of a body with files, and where its parts end.
  if (body instanceof FormData) return { method, headers, body };
  return {
    method,
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
}

interface Refusal {
  readonly code?: unknown;
  readonly fields?: Readonly<Record<string, Words>>;
  readonly problems?: readonly FormNote[];
}

async function refusal(response: Response): Promise<Answered<never>> {
  const body: unknown = await response.json().catch(() => null);
  const { code, fields, problems } = (body ?? {}) as Refusal;
  const refused = bad(isErrorCode(code) ? code : "server-error");
  return { ...refused, ...(fields && { fields }), ...(problems && { problems }) };
}

/** The file name of a Content-Disposition header, or null. */
export function fileName(response: Response): string | null {
  const header = response.headers.get("Content-Disposition") ?? "";
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(header)?.[1] ?? null;
}

function good<T>(value: T): Answered<T> {
  return { ok: true, value };
}

function bad(problem: OfficeProblem) {
  return { ok: false, problem } as const;
}
