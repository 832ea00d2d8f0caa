/** A task that a leader gives is a row of the school where the one it is for works. */

import { newId } from "@daybook/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { giveTask } from "../../../pwa/src/models/giving";
import { ledSchools } from "../../../pwa/src/models/leading";
import { announce, closeWorkplace } from "../../../pwa/src/models/workplace";
import { EPOCH, exchange, SLOT } from "../phone";
import { outbox, phone } from "./calls";

const lin = newId();
const OTHER = 7;

beforeEach(() => vi.stubGlobal("navigator", {}));
afterEach(() => {
  closeWorkplace();
  vi.unstubAllGlobals();
});

function person(seq: number): unknown[] {
  return [lin, seq, "person", { o: null, v: 0, ca: 1, ra: 1 }, { name: "林晓梅", role: "teacher" }];
}

test("a task says whom it is for, what, by when and with which form", async () => {
  const db = await phone("ma", "leader", [person(1)]);
  await vi.waitFor(() => expect(ledSchools.value.size).toBe(1));

  await giveTask({ for: lin, text: "请补主题墙照片", due: "2026-10-16", form: "env" });

  const [sent] = await outbox(db);
  expect(sent).toMatchObject({ change: "put", kind: "task", slot: SLOT });
  expect(sent?.fields).toMatchObject({
    for: lin,
    text: "请补主题墙照片",
    due: "2026-10-16",
    form: "env",
    by: "ma",
  });
});

test("what was left open is not said", async () => {
  const db = await phone("ma", "leader", [person(1)]);
  await vi.waitFor(() => expect(ledSchools.value.size).toBe(1));

  await giveTask({ for: lin, text: "请看通知", due: null, form: null });

  const [sent] = await outbox(db);
  expect(Object.keys(sent?.fields ?? {}).sort()).toEqual(["at", "by", "for", "text"]);
});

test("who leads two schools gives it in the one where the person works", async () => {
  const db = await phone("ma", "leader", []);
  await exchange(db, {
    g: [[OTHER, OTHER, "school/s2/2026", "leader"]],
    c: [[OTHER, OTHER, EPOCH, 1]],
    r: { [OTHER]: [person(1)] },
  });
  announce({ library: true });
  await vi.waitFor(() => expect(ledSchools.value.size).toBe(2));

  await giveTask({ for: lin, text: "请看通知", due: null, form: null });

  expect((await outbox(db))[0]?.slot).toBe(OTHER);
});
