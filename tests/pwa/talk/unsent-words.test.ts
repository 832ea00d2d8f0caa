/** Words that were begun are there again until they are sent. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { keptPhrases } from "../../../pwa/src/models/phrases";
import { keepUnsent, unsentWords } from "../../../pwa/src/models/unsent-words";
import { closeWorkplace, openWorkplace } from "../../../pwa/src/models/workplace";
import type { Database } from "../../../pwa/src/storage/database";
import { all, freshDatabase } from "../phone";
import { signedIn } from "../signed-in";

let database: Database;

beforeEach(() => {
  database = freshDatabase();
  openWorkplace({ signedIn: signedIn(), database });
});
afterEach(closeWorkplace);

test("what was begun about one record is kept for that record alone", async () => {
  await keepUnsent("comment/r1", "食堂的事");

  expect(await unsentWords("comment/r1")).toBe("食堂的事");
  expect(await unsentWords("comment/r2")).toBe("");
  expect(await unsentWords("return/r1")).toBe("");
});

test("nothing is left of what was sent", async () => {
  await keepUnsent("comment/r1", "食堂的事");
  await keepUnsent("comment/r1", "");

  expect(await unsentWords("comment/r1")).toBe("");
  expect(await all(database, "phrases")).toEqual([]);
});

test("what was begun is nobody's phrase, and is not sent by itself", async () => {
  await keepUnsent("note", "写了一半");

  expect(await keptPhrases({ form: "note", question: "note" })).toEqual([]);
  expect(await all(database, "outbox")).toEqual([]);
});
