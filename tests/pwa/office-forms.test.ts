/** The office checks a workbook, sees what it would change, and publishes exactly that. */

import { beforeEach, expect, test } from "vitest";
import { createOffice, type Office } from "../../pwa/src/models/office";
import type { CheckAnswer } from "../../pwa/src/models/office-form-shapes";
import {
  check,
  checked,
  excelPath,
  forgetChecked,
  held,
  publish,
  sorted,
  switchForm,
} from "../../pwa/src/models/office-forms";

const still = new AbortController().signal;
const workbook = new File(["cells"], "护学岗.xlsx");
const picture = new File(["dots"], "gate.png");
const answer = { digest: "d".repeat(43), version: 2 } as CheckAnswer;

interface Asked {
  readonly path: string;
  readonly body: BodyInit | null | undefined;
  readonly headers: HeadersInit | undefined;
}

/** An office whose server answers everything alike, and what it was asked. */
function officeThat(reply: () => Response): [Office, Asked[]] {
  const asked: Asked[] = [];
  const store = { read: async () => null, keep: async () => {}, forget: async () => {} };
  const fetch: typeof globalThis.fetch = async (path, init) => {
    asked.push({ path: String(path), body: init?.body, headers: init?.headers });
    return reply();
  };
  return [createOffice({ fetch, token: async () => "t", store, now: () => 0 }), asked];
}

const good = () => new Response(JSON.stringify(answer));

beforeEach(forgetChecked);

test("a workbook travels with its pictures, and what came of it is kept in sight", async () => {
  const [office, asked] = officeThat(good);

  await check(office, { workbook, media: [picture], meant: "duty" }, still);

  const body = asked[0]?.body as FormData;
  expect(asked[0]?.path).toBe("/api/workbooks/check");
  expect(asked[0]?.headers).toEqual({ Authorization: "Bearer t" });
  expect([body.get("workbook"), body.getAll("media")]).toMatchObject([
    { name: "护学岗.xlsx" },
    [{ name: "gate.png" }],
  ]);
  expect(checked.value).toEqual({ workbook, media: [picture], meant: "duty", answer });
});

test("what is to be mended comes back by its place, and nothing stays to be published", async () => {
  const problems = [
    { sheet: "survey", row: 2, column: "type", sentence: { zh: "没有这种题", en: "No such type" } },
  ];
  const refusal = { code: "invalid", problems };
  const [office] = officeThat(() => new Response(JSON.stringify(refusal), { status: 422 }));

  expect(await check(office, { workbook, media: [], meant: null }, still)).toEqual({
    ok: false,
    problem: "invalid",
    problems,
  });
  expect(checked.value).toBeNull();
});

test("what is published is the file that was seen, under its digest", async () => {
  const [office, asked] = officeThat(good);

  await publish(office, { workbook, media: [], meant: null, answer }, still);

  const body = asked[0]?.body as FormData;
  expect(asked[0]?.path).toBe("/api/workbooks/publish");
  expect([body.get("digest"), (body.get("workbook") as File).name]).toEqual([
    answer.digest,
    "护学岗.xlsx",
  ]);
});

test("a ground is told only where one was asked for", async () => {
  const [office, asked] = officeThat(good);

  await switchForm(office, "test", "open", "县教发〔2026〕3 号", still);
  await switchForm(office, "duty", "closed", null, still);

  expect(asked.map(({ path, body }) => [path, JSON.parse(String(body))])).toEqual([
    ["/api/forms/test/switch", { state: "open", basis: "县教发〔2026〕3 号" }],
    ["/api/forms/duty/switch", { state: "closed" }],
  ]);
});

test("a file that changes on the disk later does not change what was checked", async () => {
  const kept = await held(workbook);

  expect([kept.name, await kept.text()]).toEqual(["护学岗.xlsx", "cells"]);
  expect(kept).not.toBe(workbook);
});

test("among the chosen files the spreadsheet is the form and the rest its pictures", () => {
  const stray = new File([""], "notes.docx");

  expect(sorted([picture, workbook, stray])).toEqual({ workbook, media: [picture] });
  expect(sorted([picture]).workbook).toBeNull();
});

test("every version has its own Excel", () => {
  expect(excelPath("duty", 3)).toBe("/api/forms/duty/versions/3.xlsx");
  expect(excelPath("duty", null)).toBe("/api/forms/duty/built-in.xlsx");
});
