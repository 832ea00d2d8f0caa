/** The registers say the same things in both languages, and name everything they know. */

import { expect, test } from "vitest";
import { childrenEn } from "../../../pwa/src/i18n/children-en";
import { childrenZh } from "../../../pwa/src/i18n/children-zh";
import { importsEn } from "../../../pwa/src/i18n/imports-en";
import { importsZh } from "../../../pwa/src/i18n/imports-zh";
import { peopleEn } from "../../../pwa/src/i18n/people-en";
import { peopleZh } from "../../../pwa/src/i18n/people-zh";
import { placesEn } from "../../../pwa/src/i18n/places-en";
import { placesZh } from "../../../pwa/src/i18n/places-zh";
import { registersEn } from "../../../pwa/src/i18n/registers-en";
import { registersZh } from "../../../pwa/src/i18n/registers-zh";

const CATALOGUES: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  registers: [registersZh, registersEn],
  people: [peopleZh, peopleEn],
  places: [placesZh, placesEn],
  children: [childrenZh, childrenEn],
  imports: [importsZh, importsEn],
};
const SENTENCES = Object.entries(CATALOGUES).flatMap(([name, [zh = {}, en = {}]]) =>
  Object.entries(zh).map(([key, words]) => [`${name}: ${key}`, words, en[key] ?? ""] as const),
);

test.each(SENTENCES)("%s names the same things in both languages", (_key, zh, en) => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

  expect(places(en)).toEqual(places(zh));
});

test("no sentence speaks the language of machines", () => {
  const machine = /token|cache|UUID|\bID\b|sync conflict|upload failed/i;

  expect(SENTENCES.filter(([, zh, en]) => machine.test(`${zh} ${en}`))).toEqual([]);
});
