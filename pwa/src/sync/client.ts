/** Speaks to the server: one sync request and its reply, told apart from any other page's answer. */

import {
  ERRORS,
  type ErrorCode,
  isErrorCode,
  MalformedError,
  parseReply,
  type SyncReply,
} from "@daybook/sync";

export type Problem = ErrorCode | "offline";

/** What the network half of the page receives. */
export interface Connection {
  readonly fetch: typeof fetch;
  readonly token: () => Promise<string | null>;
  readonly patience: number;
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

/** A reply, with what it cost in bytes and ms; its `now` is 0 when the server did not say. */
export interface Received {
  readonly reply: SyncReply;
  readonly sent: number;
  readonly received: number;
  readonly took: number;
}

const SMALL = 256;

/** Posts sync requests; it remembers when something on the way cannot bear compressed ones. */
export function syncClient(connection: Connection, clock: () => number = Date.now) {
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
    return { reply, sent: body.length, received: text.length, took: clock() - began };
  }

  return { post };
}

/** Sends one request with the token and reads the answer whole; raises `NetFailure`. */
export async function ask(
  connection: Connection,
  path: string,
  init: RequestInit,
  stop?: AbortSignal,
): Promise<{ readonly response: Response; readonly text: string }> {
  const token = await connection.token();
  if (token === null) throw new NetFailure("not-signed-in");
  const headers = { ...(init.headers as Record<string, string>), Authorization: `Bearer ${token}` };
  const patience = new AbortController();
  const giveUp = () => patience.abort();
  const timer = setTimeout(giveUp, connection.patience);
  stop?.addEventListener("abort", giveUp);
  try {
    // A POST is never answered from a cache; to say so all the same costs it 43 bytes.
    const cache = init.method === "POST" ? "default" : "no-store";
    const options: RequestInit = { ...init, headers, signal: patience.signal, cache };
    const response = await connection.fetch(path, options);
    const text = await response.text();
    if (response.ok) return { response, text };
    throw failureOf(response, text);
  } catch (error) {
    throw error instanceof NetFailure ? error : new NetFailure("offline");
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener("abort", giveUp);
  }
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
  return parseReply({ q: nonce, now: 0 });
}
