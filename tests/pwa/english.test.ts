/** The English words that come in one file, held against the Chinese of every part. */

import { afterEach, expect, test, vi } from "vitest";
import { adoptZh } from "../../pwa/src/i18n/adopt-zh";
import { answerZh } from "../../pwa/src/i18n/answer-zh";
import { batchZh } from "../../pwa/src/i18n/batch-zh";
import { blankZh } from "../../pwa/src/i18n/blank-zh";
import { doorZh } from "../../pwa/src/i18n/door-zh";
import { english } from "../../pwa/src/i18n/english";
import { leadZh } from "../../pwa/src/i18n/lead-zh";
import { ownZh } from "../../pwa/src/i18n/own-zh";
import { parcelZh } from "../../pwa/src/i18n/parcel-zh";
import { pinZh } from "../../pwa/src/i18n/pin-zh";
import { planZh } from "../../pwa/src/i18n/plan-zh";
import { privacyZh } from "../../pwa/src/i18n/privacy-zh";
import { rareZh } from "../../pwa/src/i18n/rare-zh";
import { recordZh } from "../../pwa/src/i18n/record-zh";
import { talkZh } from "../../pwa/src/i18n/talk-zh";
import { zh } from "../../pwa/src/i18n/zh";
import { setLanguage, wordsOf } from "../../pwa/src/models/language";

const CHINESE = {
  page: zh,
  adopt: adoptZh,
  answer: answerZh,
  batch: batchZh,
  blank: blankZh,
  door: doorZh,
  lead: leadZh,
  parcel: parcelZh,
  pin: pinZh,
  plan: planZh,
  privacy: privacyZh,
  rare: rareZh,
  record: { ...recordZh, ...ownZh },
  talk: talkZh,
};

afterEach(() => vi.unstubAllGlobals());

test("the English file has every sentence of every part", () => {
  for (const part of Object.keys(english) as (keyof typeof english)[]) {
    expect(Object.keys(english[part]).sort()).toEqual(Object.keys(CHINESE[part]).sort());
  }
});

test("a part speaks the language that was chosen", async () => {
  vi.stubGlobal("document", { documentElement: { lang: "zh-CN" } });

  expect(wordsOf("pin", pinZh)).toBe(pinZh);
  expect(await setLanguage("en")).toBe(true);
  expect(wordsOf("pin", pinZh)).toBe(english.pin);
  expect(await setLanguage("zh")).toBe(true);
  expect(wordsOf("pin", pinZh)).toBe(pinZh);
});

test("where the English file cannot be fetched, Chinese stays and it is said", async () => {
  vi.resetModules();
  vi.doMock("../../pwa/src/i18n/english", () => Promise.reject(new TypeError("offline")));
  const fresh = await import("../../pwa/src/models/language");

  expect(await fresh.setLanguage("en")).toBe(false);
  expect(fresh.language.value).toBe("zh");

  vi.doUnmock("../../pwa/src/i18n/english");
});
