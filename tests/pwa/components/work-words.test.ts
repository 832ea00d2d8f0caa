/** The words that say where the work is, when it was, and what went wrong. */

import { ERRORS, type ErrorCode } from "@daybook/sync";
import { expect, test } from "vitest";
import { syncState } from "../../../pwa/src/components/sync-line";
import { answerEn } from "../../../pwa/src/i18n/answer-en";
import { answerZh } from "../../../pwa/src/i18n/answer-zh";
import { en } from "../../../pwa/src/i18n/en";
import { sizeWords, whenWords } from "../../../pwa/src/i18n/local";
import { ownEn } from "../../../pwa/src/i18n/own-en";
import { ownZh } from "../../../pwa/src/i18n/own-zh";
import { rareEn } from "../../../pwa/src/i18n/rare-en";
import { rareZh } from "../../../pwa/src/i18n/rare-zh";
import { recordEn } from "../../../pwa/src/i18n/record-en";
import { recordZh } from "../../../pwa/src/i18n/record-zh";
import { zh } from "../../../pwa/src/i18n/zh";
import type { SyncStatus } from "../../../pwa/src/models/sync-status";
import { termOf } from "../../../pwa/src/screens/clock";
import { problemWords } from "../../../pwa/src/screens/problem-words";
import { whyWords } from "../../../pwa/src/screens/trouble-words";

const quiet: SyncStatus = {
  waiting: 0,
  unbacked: 0,
  attention: 0,
  photosWaiting: 0,
  photoBytes: 0,
  photosBroken: 0,
  lastSynced: 0,
  running: false,
  progress: null,
  problem: null,
  retryAt: null,
};

test("what needs the person is said before anything else", () => {
  const state = syncState({ ...quiet, attention: 1, waiting: 3, running: true });

  expect(state).toMatchObject({ words: "1 条要您看一下", icon: "warning" });
});

test("work that only this phone has is said even without a network", () => {
  const state = syncState({ ...quiet, waiting: 3, problem: "offline" });

  expect(state).toMatchObject({ words: "3 条在本机", icon: "cloud-off" });
});

test("photos still to be sent are not passed off as synced", () => {
  expect(syncState({ ...quiet, photosWaiting: 2 }).words).toBe("2 张照片待传");
});

test("long work says how far it is", () => {
  const progress = { items: 5, total: 14, bytes: 1 };

  expect(syncState({ ...quiet, running: true, progress }).words).toBe("正在同步 5/14");
});

test("a moment is told as people tell it", () => {
  const now = new Date(2026, 9, 12, 9, 30).getTime();
  const at = (day: number, hour: number, minute: number) =>
    new Date(2026, 9, day, hour, minute).getTime();

  expect(whenWords(now - 20_000, now)).toBe("刚刚");
  expect(whenWords(at(12, 8, 5), now)).toBe("今天 8:05");
  expect(whenWords(at(11, 18, 20), now)).toBe("昨天 18:20");
  expect(whenWords(at(8, 18, 20), now)).toBe("4 天前");
  expect(whenWords(at(1, 18, 20), now)).toBe("10月1日 周四");
});

test("a size is told in the unit that fits", () => {
  expect([512, 48_211, 3_400_000].map(sizeWords)).toEqual(["512 B", "48 KB", "3.4 MB"]);
});

test("between two terms the last one still counts", () => {
  const autumn = { from: "2026-09-01", to: "2027-01-22", week1: "2026-08-31" };
  const spring = { from: "2027-02-22", to: "2027-07-02", week1: "2027-02-22" };

  expect(termOf([spring, autumn], "2026-10-12")).toBe(autumn);
  expect(termOf([spring, autumn], "2027-02-01")).toBe(autumn);
  expect(termOf([spring, autumn], "2026-08-01")).toBeNull();
});

test("every error of the closed list has a sentence", () => {
  const codes = [...Object.keys(ERRORS), "offline"] as (ErrorCode | "offline")[];

  for (const code of codes) expect(problemWords(code), code).toMatch(/。$/);
});

test("a reason nobody knows yet still gets a sentence", () => {
  expect(whyWords("forbidden")).toBe(recordZh["why.forbidden"]);
  expect(whyWords("something-new")).toBe(recordZh["why.unknown"]);
});

test("both languages fill the same places of every sentence", () => {
  const places = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

  for (const [one, other] of [
    [zh, en],
    [recordZh, recordEn],
    [ownZh, ownEn],
    [answerZh, answerEn],
    [rareZh, rareEn],
  ] as Readonly<Record<string, string>>[][]) {
    for (const key of Object.keys(one ?? {})) {
      expect(places(other?.[key] ?? ""), key).toEqual(places(one?.[key] ?? ""));
    }
  }
});

test("no sentence speaks of the machinery", () => {
  const words = [zh, en, recordZh, recordEn, ownZh, ownEn, answerZh, answerEn, rareZh, rareEn]
    .flatMap((words) => Object.values(words))
    .join("\n");

  expect(words).not.toMatch(/token|cache|uuid|conflict|缓存|令牌/i);
});
