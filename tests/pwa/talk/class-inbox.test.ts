/** What waits in the classes is shown as the server last told it, with and without a network. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askInbox, serverInbox } from "../../../pwa/src/models/class-inbox";
import { ledSchools } from "../../../pwa/src/models/leading";
import { closeWorkplace } from "../../../pwa/src/models/workplace";
import { all } from "../phone";
import { phone, SCHOOL } from "./calls";

const INBOX = { urgent: [{ record: "r9" }], answered: [], unseen: [], held: 2 };
const answer = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("fetch", answer);
});
afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
  answer.mockReset();
});

async function head() {
  const db = await phone("ma", "leader", []);
  await vi.waitFor(() => expect(ledSchools.value.size).toBe(1));
  return db;
}

test("it is asked for the school that one leads", async () => {
  await head();
  answer.mockResolvedValue(Response.json(INBOX));

  await askInbox();

  expect(answer.mock.calls[0]?.[0]).toBe(`/api/inbox?school=${SCHOOL}`);
  expect(serverInbox.value?.inbox).toEqual(INBOX);
});

test("without a network the last answer stays", async () => {
  await head();
  answer.mockResolvedValueOnce(Response.json(INBOX));
  await askInbox();
  answer.mockRejectedValue(new TypeError("Failed to fetch"));

  await askInbox();

  expect(serverInbox.value?.inbox.held).toBe(2);
});

test("what one may not see any more is forgotten", async () => {
  const db = await head();
  answer.mockResolvedValueOnce(Response.json(INBOX));
  await askInbox();
  answer.mockResolvedValue(new Response(null, { status: 403 }));

  await askInbox();

  expect(serverInbox.value).toBeNull();
  expect(await all(db, "views")).toEqual([]);
});

test("whoever leads no school asks nothing", async () => {
  await phone("me", "teacher", []);
  await vi.waitFor(() => expect(ledSchools.value.size).toBe(0));

  await askInbox();

  expect(answer).not.toHaveBeenCalled();
});
