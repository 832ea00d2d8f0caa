/** Requests are written and replies are read as the vectors say. */

import {
  type Answer,
  type Fields,
  MalformedError,
  parseCursor,
  parseReply,
  type Value,
  wireCursor,
  wireRequest,
} from "@daybook/sync";
import { describe, expect, it } from "vitest";
import { vectors, wrapped } from "./vector-files";

interface WireRequest {
  readonly q: number;
  readonly d: string;
  readonly app: string;
  readonly now: number;
  readonly c: readonly unknown[];
  readonly m: readonly Fields[];
  readonly n: number;
  readonly st?: Fields;
}

interface GoodReply {
  readonly wire: Fields;
  readonly [part: string]: unknown;
}

interface Messages {
  readonly requests: { readonly good: readonly WireRequest[] };
  readonly replies: { readonly good: readonly GoodReply[]; readonly malformed: readonly Value[] };
}

describe("messages", () => {
  const { requests, replies } = vectors<Messages>("messages");

  it.each(wrapped(requests.good))("request %j is written", (wire) => {
    const { q, d, app, now, c, m, n, st } = wire;
    const request = {
      nonce: q,
      device: d,
      app,
      now,
      cursors: c.map(parseCursor),
      mutations: m,
      wish: n,
      ...(st === undefined ? {} : { storage: st }),
    };

    expect(wireRequest(request)).toEqual(wire);
  });

  it.each(replies.good)("reply %j is understood", ({ wire, ...read }) => {
    const reply = parseReply(wire);

    const answers = reply.answers.map(({ index, outcome, seq, detail }: Answer) => [
      index,
      outcome,
      seq,
      detail,
    ]);
    expect({ nonce: reply.nonce, now: reply.now, more: reply.more, answers }).toEqual({
      nonce: read.nonce,
      now: read.now,
      more: read.more,
      answers: read.answers,
    });
    expect(reply.opened.map((grant) => [grant.slot, grant.gid, grant.key, grant.role])).toEqual(
      read.opened,
    );
    expect(reply.closed.map((grant) => [grant.slot, grant.gid])).toEqual(read.closed);
    expect(reply.cursors.map(wireCursor)).toEqual(read.cursors);
    expect(reply.resets).toEqual(read.resets);
    expect(
      bySlot(reply.rows, ({ rid, seq, kind, meta, body }) => [rid, seq, kind, meta, body]),
    ).toEqual(read.rows);
    expect(bySlot(reply.tombstones, ({ rid, seq }) => [rid, seq])).toEqual(read.tombstones);
    expect(Object.fromEntries(reply.backedUp)).toEqual(read.backed_up);
    expect(reply.need).toEqual(read.need);
  });

  it.each(wrapped(replies.malformed))("reply %j is malformed", (wire) => {
    expect(() => parseReply(wire)).toThrow(MalformedError);
  });
});

function bySlot<T>(lists: ReadonlyMap<number, readonly T[]>, wire: (item: T) => unknown) {
  return Object.fromEntries([...lists].map(([slot, list]) => [slot, list.map(wire)]));
}
