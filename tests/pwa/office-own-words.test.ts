/** The words of the overview, plans and inbox name the same things in both languages. */

import { expect, test } from "vitest";
import { inboxEn } from "../../pwa/src/i18n/inbox-en";
import { inboxZh } from "../../pwa/src/i18n/inbox-zh";
import { officePlansEn } from "../../pwa/src/i18n/office-plans-en";
import { officePlansZh } from "../../pwa/src/i18n/office-plans-zh";
import { overviewEn } from "../../pwa/src/i18n/overview-en";
import { overviewZh } from "../../pwa/src/i18n/overview-zh";

const PLACE = /\{(\w+)/g;

test.each([
  ["overview", overviewZh, overviewEn],
  ["plans", officePlansZh, officePlansEn],
  ["inbox", inboxZh, inboxEn],
])("every sentence of the %s", (_name, zh, en) => {
  const places = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([key, text]) => [
      key,
      [...new Set([...text.matchAll(PLACE)].map(([, name]) => name))].sort(),
    ]);

  expect(places(en)).toEqual(places(zh));
});
