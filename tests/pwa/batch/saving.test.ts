/** The rows of a batch are saved one by one: each is a record, or still in the draft, never both. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drafts, finish, saveDraft } from "../../../pwa/src/models/drafts";
import { closeWorkplace, openWorkplace } from "../../../pwa/src/models/workplace";
import { rowRecord } from "../../../pwa/src/screens/batch/row-answers";
import type { Database } from "../../../pwa/src/storage/database";
import type { Draft } from "../../../pwa/src/storage/schema";
import { all, freshDatabase } from "../phone";
import { signedIn } from "../signed-in";
import { batch, draft, touched } from "./calls";

let database: Database;
const first = touched({ rid: "r1", answers: { attempt: "OK" } });
const second = touched({ rid: "r2", answers: { with: "mother" } });
const both = draft([first, second]);

beforeEach(() => {
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("requestAnimationFrame", (work: () => void) => work());
  database = freshDatabase();
  openWorkplace({ signedIn: signedIn(), database });
});

afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

test("a row that became a record is gone from the draft in the same write", async () => {
  saveDraft(both);

  await finish(rowRecord(batch, both, first), draft([second]));

  expect((await all<{ rid: string }>(database, "outbox")).map(({ rid }) => rid)).toEqual(["r1"]);
  const [left] = await all<Draft>(database, "drafts");
  expect(left?.rows?.map(({ rid }) => rid)).toEqual(["r2"]);
});

test("the draft goes with its last row", async () => {
  await finish(rowRecord(batch, both, first), draft([second]));
  await finish(rowRecord(batch, both, second), draft());

  expect(await all(database, "drafts")).toEqual([]);
  expect(drafts.value).toEqual([]);
  expect(await all(database, "outbox")).toHaveLength(2);
});

test("a row that could not be saved stays in the draft, and no record is made of it", async () => {
  saveDraft(both);
  const full = new DOMException("no room", "QuotaExceededError");
  const write = vi.spyOn(database, "write").mockRejectedValue(full);

  await expect(finish(rowRecord(batch, both, first), draft([second]))).rejects.toBe(full);

  write.mockRestore();
  expect(await all(database, "outbox")).toEqual([]);
  expect(drafts.value[0]?.rows).toHaveLength(2);
});
