/** The line of the simulated phones: requests wait here until they are answered, or fail. */

import { gunzipSync } from "node:zlib";
import { taken } from "./bugs";

/** A request as it leaves a phone; the body is base64. */
export interface Asked {
  readonly id: number;
  readonly phone: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What comes back; `cut` says that the line broke while the body came. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly cut?: boolean;
}

interface Waiting {
  /** The number of a sync request; null for others. */
  readonly nonce: number | null;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let asked: Asked[] = [];
let gaveUp: number[] = [];
let made = 0;

/** A fresh line. */
export function beginLine(): void {
  waiting.clear();
  asked = [];
  gaveUp = [];
  made = 0;
}

/** `fetch` for the pages of one phone, as long as `alive` says so. */
export function lineOf(phone: string, alive: () => boolean): typeof fetch {
  return (path, init = {}) => {
    if (!alive()) return new Promise<never>(() => undefined);
    made += 1;
    const id = made;
    const { method = "GET", headers = {}, body = null, signal } = init;
    asked.push({
      id,
      phone,
      method,
      path: String(path),
      headers: headers as Record<string, string>,
      body: body === null ? null : Buffer.from(body as Uint8Array).toString("base64"),
    });
    return new Promise<Response>((resolve, reject) => {
      waiting.set(id, { nonce: nonceIn(body), resolve, reject });
      signal?.addEventListener("abort", () => {
        if (!waiting.delete(id)) return;
        gaveUp.push(id);
        reject(new DOMException("given up", "AbortError"));
      });
    });
  };
}

/** Answers a request; one that was given up hears nothing. */
export function answer(id: number, { status, headers, text: whole, cut }: Answered): void {
  const text = taken(whole, waiting.get(id)?.nonce ?? null);
  const response = {
    status,
    ok: status >= 200 && status < 300,
    headers: new Headers(headers),
    text: () => (cut === true ? Promise.reject(new TypeError("cut")) : Promise.resolve(text)),
  };
  waiting.get(id)?.resolve(response as Response);
  waiting.delete(id);
}

function nonceIn(body: unknown): number | null {
  if (!(body instanceof Uint8Array)) return null;
  const bytes = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
  const found = /^{"p":\d+,"q":(\d+)/.exec(Buffer.from(bytes).toString("latin1"));
  return found === null ? null : Number(found[1]);
}

/** Breaks the line of a request. */
export function fail(id: number): void {
  waiting.get(id)?.reject(new TypeError("Failed to fetch"));
  waiting.delete(id);
}

/** What left the phones, and what they no longer wait for, since this was asked last. */
export function traffic(): {
  readonly asked: readonly Asked[];
  readonly gaveUp: readonly number[];
} {
  const since = { asked, gaveUp };
  asked = [];
  gaveUp = [];
  return since;
}
