/** Speaks to the server: one sync request and its reply, told apart from any other page's answer. */

import {
  ERRORS,
  type ErrorCode,
  isErrorCode,
  MalformedError,
  parseReply,
  type SyncReply,
} from "@daybook/sync";

/** Besides the server's codes: no line to it, no room on the phone, the phone's storage failed. */
export type Problem = ErrorCode | "offline" | "full" | "storage";

/** What the network half of the page receives; `patience` in ms. */
export interface Connection {
  readonly fetch: typeof fetch;
  /** Left out for what anybody may ask. */
  readonly token?: () => Promise<string | null>;
  readonly patience: number;
  /** Calls back after so many ms unless it is taken back; the browser's own when left out. */
  readonly timer?: (ms: number, call: () => void) => () => void;
}

/** Why nothing came of a request; `retryAfter` in ms when the server asked for a pause. */
export class NetFailure extends Error {
  readonly problem: Problem;
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** A reply, with its bytes as they travelled and ms; `now` is 0 when the server did not say. */
export interface Received {
  readonly reply: SyncReply;
  readonly sent: number;
  readonly received: number;
  readonly took: number;
}

const SMALL = 256;

/**
 * Posts sync requests; it remembers when something on the way cannot bear compressed ones.
 *
 * `clock` in ms measures spans of time only: one that nobody can set back is best.
 */
export function syncClient(connection: Connection, clock = () => performance.now()) {
  let plain = typeof CompressionStream === "undefined";

  async function post(text: string, nonce: number, stop?: AbortSignal): Promise<Received> {
    const bytes = new TextEncoder().encode(text);
    const packed = plain ? null : await gzipped(bytes);
    const began = clock();
    try {
      return await once(packed ?? bytes, packed !== null, nonce, began, stop);
    } catch (error) {
      if (packed === null || !mayDislikeGzip(error)) throw error;
      const received = await once(bytes, false, nonce, began, stop);
      plain = true;
      return received;
    }
  }

  async function once(
    body: Uint8Array<ArrayBuffer>,
    packed: boolean,
    nonce: number,
    began: number,
    stop?: AbortSignal,
  ): Promise<Received> {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (packed) headers["Content-Encoding"] = "gzip";
    const request = { method: "POST", body, headers };
    const { response, text } = await ask(connection, "/api/sync", request, stop);
    const reply = response.status === 204 ? quietReply(response, nonce) : readBody(response, text);
    if (reply === null || reply.nonce !== nonce) throw new NetFailure("offline");
    return { reply, sent: body.length, received: weight(response, text), took: clock() - began };
  }

  return { post };
}

/** Sends one request, with the token if there is one, and reads the answer whole; raises `NetFailure`. */
export async function ask(
  connection: Connection,
  path: string,
  init: RequestInit,
  stop?: AbortSignal,
): Promise<{ readonly response: Response; readonly text: string }> {
  const headers = { ...(init.headers as Record<string, string>) };
  if (connection.token !== undefined) {
    const token = await connection.token();
    if (token === null) throw new NetFailure("not-signed-in");
    headers.Authorization = `Bearer ${token}`;
  }
  const patience = new AbortController();
  const giveUp = () => patience.abort();
  const rest = (connection.timer ?? browserTimer)(connection.patience, giveUp);
  stop?.addEventListener("abort", giveUp);
  try {
    // A POST is never answered from a cache; to say so all the same costs it 43 bytes.
    const cache = init.method === "POST" ? "default" : "no-store";
    const credentials = "omit";
    const options: RequestInit = { ...init, headers, signal: patience.signal, cache, credentials };
    const response = await connection.fetch(path, options);
    const text = await response.text();
    if (response.ok) return { response, text };
    throw failureOf(response, text);
  } catch (error) {
    throw error instanceof NetFailure ? error : new NetFailure("offline");
  } finally {
    rest();
    stop?.removeEventListener("abort", giveUp);
  }
}

function browserTimer(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}

/** Bytes of an answer as it travelled; where nobody says, a third of its text, as texts shrink. */
function weight(response: Response, text: string): number {
  const said = Number(response.headers.get("Content-Length") ?? Number.NaN);
  return Number.isFinite(said) ? said : Math.ceil(text.length / 3);
}

/** What an error reply says; one that is not Daybook's own means that we did not reach Daybook. */
function failureOf(response: Response, text: string): NetFailure {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds * 1000 : null;
  return new NetFailure(codeIn(response, text) ?? "offline", retryAfter);
}

function codeIn(response: Response, text: string): ErrorCode | null {
  if (!/json/.test(response.headers.get("Content-Type") ?? "")) return null;
  // The answer to a HEAD has a type and no body.
  if (text === "") return codeOfStatus(response.status);
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return isErrorCode(code) ? code : null;
  } catch {
    return null;
  }
}

function codeOfStatus(status: number): ErrorCode | null {
  const codes = Object.keys(ERRORS).filter(isErrorCode);
  return codes.find((code) => ERRORS[code].status === status) ?? null;
}

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  if (bytes.length <= SMALL) return null;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  return packed.length < bytes.length ? packed : null;
}

function mayDislikeGzip(error: unknown): boolean {
  if (!(error instanceof NetFailure)) return false;
  return error.problem === "bad-request" || error.problem === "unsupported-type";
}

/** A hotel's or a school's login page answers 200 as well: only our own reply counts. */
function readBody(response: Response, text: string): SyncReply | null {
  if (!/^application\/json\b/.test(response.headers.get("Content-Type") ?? "")) return null;
  try {
    return parseReply(JSON.parse(text));
  } catch (error) {
    if (error instanceof MalformedError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function quietReply(response: Response, nonce: number): SyncReply | null {
  if (response.headers.get("X-Q") !== String(nonce)) return null;
  // Such an answer has no text; the server's clock stands in its head, to the second.
  const now = Date.parse(response.headers.get("Date") ?? "");
  return parseReply({ q: nonce, now: Number.isFinite(now) ? Math.max(0, now) : 0 });
}
