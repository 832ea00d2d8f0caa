/** The office keeps one answer of each view for one person, and forgets it when told. */

import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { answerStore } from "../../pwa/src/models/office-store";
import { removeOfficeAnswers } from "../../pwa/src/storage/office-answers";

const answer = { path: "/a", at: 1, data: { total: 3 } };

beforeEach(removeOfficeAnswers);

test("a kept answer is read again", async () => {
  await answerStore("qian").keep("records", answer);

  expect(await answerStore("qian").read("records")).toEqual(answer);
  expect(await answerStore("qian").read("schools")).toBeNull();
});

test("a view keeps only its last answer", async () => {
  const store = answerStore("qian");

  await store.keep("records", answer);
  await store.keep("records", { ...answer, path: "/b" });

  expect(await store.read("records")).toMatchObject({ path: "/b" });
});

test("the next person's first use removes what others kept", async () => {
  await answerStore("qian").keep("records", answer);

  expect(await answerStore("ma").read("records")).toBeNull();
  expect(await answerStore("qian").read("records")).toBeNull();
});

test("signing out removes what was kept", async () => {
  await answerStore("qian").keep("records", answer);

  removeOfficeAnswers();

  expect(await answerStore("qian").read("records")).toBeNull();
});

test("a forgotten answer is gone", async () => {
  const store = answerStore("qian");
  await store.keep("records", answer);

  await store.forget("records");

  expect(await store.read("records")).toBeNull();
});
