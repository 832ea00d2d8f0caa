/** The office keeps one answer of each view for one person, sealed, and forgets it when told. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerStore } from "../../pwa/src/models/office-store";
import { closeWorkplace, NobodySignedIn } from "../../pwa/src/models/workplace";
import { openAs, signedIn } from "./signed-in";

const answer = { path: "/a", at: 1, data: { total: 3 } };
let made = 0;
let user = "";

beforeEach(async () => {
  made += 1;
  user = `qian-${made}`;
  await openAs(signedIn({ user }));
});

afterEach(closeWorkplace);

test("a kept answer is read again", async () => {
  await answerStore(user).keep("records", answer);

  expect(await answerStore(user).read("records")).toEqual(answer);
  expect(await answerStore(user).read("schools")).toBeNull();
});

test("a view keeps only its last answer", async () => {
  const store = answerStore(user);

  await store.keep("records", answer);
  await store.keep("records", { ...answer, path: "/b" });

  expect(await store.read("records")).toMatchObject({ path: "/b" });
});

test("nobody's answers are read or kept once somebody else is signed in", async () => {
  const store = answerStore(user);
  await store.keep("records", answer);
  closeWorkplace();
  await openAs(signedIn({ user: `ma-${made}` }));

  expect(() => store.read("records")).toThrow(NobodySignedIn);
  expect(() => store.keep("records", answer)).toThrow(NobodySignedIn);
  expect(await answerStore(`ma-${made}`).read("records")).toBeNull();
});

test("a forgotten answer is gone", async () => {
  const store = answerStore(user);
  await store.keep("records", answer);

  await store.forget("records");

  expect(await store.read("records")).toBeNull();
});
