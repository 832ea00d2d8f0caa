/** What somebody wrote, as a page of its own. */

import { expect, test } from "vitest";
import { writtenPage } from "../../../pwa/src/screens/privacy/written";
import { recordView as view } from "./record-view";

const WHO = { name: "王老师", server: { name: "青禾县", demo: false } };
const NOW = Date.parse("2026-10-12T08:00:00Z");
const noPicture = async () => null;

test("the page says whose records it holds, from which day and how many", async () => {
  const own = [view({}), view({ state: "draft" })];

  const page = await writtenPage(WHO, own, noPicture, NOW);

  expect(page).toContain("王老师写的记录");
  expect(page).toContain("青禾县 · 2026年10月12日 从这台手机导出 · 记录 1 条，草稿 1 份");
});

test("what was not sent and what is a draft is marked", async () => {
  const own = [view({ state: "waiting" }), view({ state: "draft" })];

  const page = await writtenPage(WHO, own, noPicture, NOW);

  expect(page.match(/当时还没有上传/g)).toHaveLength(1);
  expect(page.match(/ · 草稿</g)).toHaveLength(1);
});

test("what somebody wrote never becomes a part of the page", async () => {
  const own = [view({ answers: { note: '<script>alert("1")</script>&' } })];

  const page = await writtenPage({ ...WHO, name: "<b>王</b>" }, own, noPicture, NOW);

  expect(page).not.toContain("<script");
  expect(page).not.toContain("<b>");
});

test("nothing in the page is fetched from anywhere", async () => {
  const page = await writtenPage(WHO, [view({})], noPicture, NOW);

  expect(page).not.toMatch(/(?:src|href)="(?!data:)/);
});
