/** A small server of one stream for tests of the phone, and a line to it that goes wrong. */

import { gunzipSync } from "node:zlib";
import type { Fields, Value } from "@daybook/sync";
import { EPOCH, GID, SLOT } from "./phone";

interface Stored {
  readonly seq: number;
  readonly kind: string;
  readonly body: Fields;
}

export interface WireMutation {
  readonly i: string;
  readonly k: "put" | "set" | "del";
  readonly r: string;
  readonly af?: string;
  readonly rp?: readonly string[];
  readonly x?: Fields;
}

/** Outcome, seq, and what more there is to say of a mutation. */
export type Verdict = readonly [outcome: number, seq: number | null, detail: Fields];

interface WireRequest {
  readonly q: number;
  readonly c: readonly (readonly number[])[];
  readonly m?: readonly WireMutation[];
  readonly st?: Fields;
}

/** What goes wrong with one exchange. */
export type Fault =
  | "none"
  | "request-lost"
  | "reply-lost"
  | "twice"
  | "portal"
  | "busy"
  | "too-old"
  | "later"
  | "old-reply"
  | "cut";

export const FAULTS: readonly Fault[] = [
  "none",
  "request-lost",
  "reply-lost",
  "twice",
  "portal",
  "busy",
  "too-old",
  "later",
  "old-reply",
  "cut",
];

/** Rows that one reply carries at most. */
const PAGE = 3;
const TYPE = { "Content-Type": "application/json" };

/** Keeps rows as sync/1 asks, for one phone and one stream; counts what it applied. */
export class FakeServer {
  readonly rows = new Map<string, Stored>();
  readonly applied = new Map<string, number>();
  /** What each request said of the phone's storage. */
  readonly storage: (Fields | undefined)[] = [];
  readonly #seqs = new Map<string, number>();
  #head = 0;
  #lastReply: string | null = null;

  /** Somebody else writes a row. */
  write(rid: string, body: Fields, kind = "record"): number {
    this.#head += 1;
    this.rows.set(rid, { seq: this.#head, kind, body });
    return this.#head;
  }

  fetch = async (fault: Fault, { body, headers }: RequestInit): Promise<Response> => {
    if (fault === "request-lost") throw new TypeError("Failed to fetch");
    if (fault === "portal") return new Response("<html>Please log in</html>", { headers: TYPE });
    if (fault === "busy") return problem("busy", 503);
    if (fault === "too-old") return problem("upgrade-needed", 426);
    const packed = "Content-Encoding" in (headers ?? {});
    const bytes = body as Uint8Array;
    const text = new TextDecoder().decode(packed ? gunzipSync(bytes) : bytes);
    const before = this.#lastReply;
    if (fault === "twice") this.#answer(JSON.parse(text), false);
    const reply = JSON.stringify(this.#answer(JSON.parse(text), fault === "later"));
    this.#lastReply = reply;
    if (fault === "reply-lost") throw new TypeError("Failed to fetch");
    if (fault === "cut") return new Response(reply.slice(0, reply.length / 2), { headers: TYPE });
    if (fault === "old-reply" && before !== null) return new Response(before, { headers: TYPE });
    return new Response(reply, { headers: TYPE });
  };

  #answer({ q, c, m = [], st }: WireRequest, putOff: boolean): Fields {
    this.storage.push(st);
    const answers = m.map((mutation, index): Value => {
      if (putOff && index > 0) return [index, 3, null];
      return [index, ...this.judge(mutation)];
    });
    const cursor = c.find(([slot]) => slot === SLOT);
    const [, , , seq = 0] = cursor ?? [];
    const fresh = [...this.rows].filter(([, row]) => row.seq > seq);
    const page = fresh.sort(([, one], [, other]) => one.seq - other.seq).slice(0, PAGE);
    const reached =
      page.length < fresh.length ? (page[page.length - 1]?.[1].seq ?? seq) : this.#head;
    return {
      q,
      now: 1_790_000_000_000,
      a: answers,
      c: [[SLOT, GID, EPOCH, reached]],
      r: { [SLOT]: page.map(([rid, row]) => [rid, row.seq, row.kind, META, row.body]) },
      ...(cursor === undefined ? { g: [[SLOT, GID, "school/x/2026", "teacher"]] } : {}),
      ...(page.length < fresh.length ? { more: 1 } : {}),
    };
  }

  /** What becomes of a mutation; the same whenever it is asked. */
  protected judge(mutation: WireMutation): Verdict {
    return [0, this.apply(mutation), {}];
  }

  protected apply({ i, r, x = {} }: WireMutation): number {
    const known = this.#seqs.get(i);
    if (known !== undefined) return known;
    const seq = this.write(r, { ...this.rows.get(r)?.body, ...x });
    this.#seqs.set(i, seq);
    this.applied.set(i, (this.applied.get(i) ?? 0) + 1);
    return seq;
  }
}

const META = { o: "me", v: 0, f: ["parent", 1], ca: 1, ra: 1 };

function problem(code: string, status: number): Response {
  const headers = { "Content-Type": "application/problem+json" };
  return new Response(JSON.stringify({ code }), { status, headers });
}
