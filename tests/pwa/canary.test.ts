/** A phone that was cleared is noticed by what survives it: notes, or the cookie alone. */

import { beforeEach, expect, test, vi } from "vitest";
import {
  clearingKnown,
  leaveNobody,
  leaveNote,
  noteCleared,
  readNote,
  unseenClearing,
  untoldClearing,
  whoWasHere,
} from "../../pwa/src/storage/canary";

const USER = "AZ0wG3nQcGKyQm1T2xk5Vw";
const kept = new Map<string, string>();
let cookie = "";

beforeEach(() => {
  kept.clear();
  cookie = "other=1";
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  });
  vi.stubGlobal("document", {
    get cookie() {
      return cookie;
    },
    set cookie(text: string) {
      const [pair = ""] = text.split(";");
      cookie = text.includes("Max-Age=-") ? "other=1" : `other=1; ${pair}`;
    },
  });
});

test("who works here and how much is unsent is noted twice", () => {
  leaveNote(USER, 3);

  expect([whoWasHere(), readNote(USER)]).toEqual([USER, { unsent: 3 }]);
  expect(cookie).toBe(`other=1; daybook=${USER}.3`);
});

test("the cookie alone is witness enough", () => {
  leaveNote(USER, 3);
  kept.clear();

  expect([whoWasHere(), noteCleared(USER, 7)]).toEqual([USER, { at: 7, unsent: 3 }]);
});

test("the cookie alone still tells of a loss that was noticed before and told to nobody", () => {
  leaveNote(USER, 3);
  noteCleared(USER, 7);
  leaveNote(USER, 2);
  kept.clear();

  expect(noteCleared(USER, 8)).toEqual({ at: 8, unsent: 5 });
});

test("a loss that the server has heard of is not counted again from the cookie", () => {
  leaveNote(USER, 3);
  noteCleared(USER, 7);
  clearingKnown(USER, "server");
  leaveNote(USER, 2);
  kept.clear();

  expect(noteCleared(USER, 8)).toEqual({ at: 8, unsent: 2 });
});

test("the notes alone are witness enough", () => {
  leaveNote(USER, 3);
  cookie = "";

  expect([whoWasHere(), noteCleared(USER, 7)]).toEqual([USER, { at: 7, unsent: 3 }]);
});

test("after signing out nobody is missed, and what was unsent is still known", () => {
  leaveNote(USER, 3);

  leaveNobody();

  expect([whoWasHere(), readNote(USER)?.unsent]).toEqual([null, 3]);
});

test("a clearing stays until the server has heard of it and the person has read of it", () => {
  leaveNote(USER, 3);
  noteCleared(USER, 7);
  leaveNote(USER, 0);
  const took = { at: 7, unsent: 3 };

  expect([untoldClearing(USER), unseenClearing(USER)]).toEqual([took, took]);
  clearingKnown(USER, "server");
  expect([untoldClearing(USER), unseenClearing(USER)]).toEqual([null, took]);
  clearingKnown(USER, "person");
  expect([untoldClearing(USER), unseenClearing(USER)]).toEqual([null, null]);
});

test("what is noticed twice is counted once, and a second clearing is added", () => {
  leaveNote(USER, 3);
  noteCleared(USER, 7);

  expect(noteCleared(USER, 8)).toEqual({ at: 7, unsent: 3 });
  leaveNote(USER, 2);
  expect(noteCleared(USER, 9)).toEqual({ at: 7, unsent: 5 });
});

test("a clearing that the server knows does not count again with the next", () => {
  leaveNote(USER, 3);
  noteCleared(USER, 7);
  clearingKnown(USER, "server");
  leaveNote(USER, 1);

  expect(noteCleared(USER, 9)).toEqual({ at: 9, unsent: 1 });
});

test("a spoilt note says nothing and hurts nobody", () => {
  kept.set(`daybook-kept-${USER}`, "{");

  expect(readNote(USER)).toBeNull();
});
