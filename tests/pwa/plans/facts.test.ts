/** What counting needs of a record is the same on the server and on a phone: the shared examples. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Answers, CompiledForm } from "../../../pwa/src/forms/compiled";
import { factOf } from "../../../pwa/src/plans/facts";
import type { Fact } from "../../../pwa/src/plans/targets/shapes";
import { recordView } from "../components/record-view";

interface Example {
  readonly rule: string;
  readonly form: CompiledForm;
  readonly answers: Answers;
  readonly class?: string;
  readonly told: Partial<Fact>;
}

const file = new URL("../../plans/facts.json", import.meta.url);
const examples: readonly Example[] = JSON.parse(readFileSync(file, "utf-8"));
const nothing = { choices: {}, refs: {}, numbers: {}, children: [], schools: [] };

test.each(examples)("$rule", ({ form, answers, class: of = null, told }) => {
  const record = recordView({ form: "f", answers, class: of, author: "p", school: "s" });

  expect(factOf(record, form)).toEqual({
    ...{ rid: "r1", form: "f", day: "2026-10-12", person: "p", school: "s" },
    ...{ class: null, classes: [], pair: null },
    ...nothing,
    ...told,
  });
});

test("a record is looked through once", () => {
  const [example] = examples;
  if (!example) throw new Error("there are no examples");
  const record = recordView({ answers: example.answers });

  expect(factOf(record, example.form)).toBe(factOf(record, example.form));
});
