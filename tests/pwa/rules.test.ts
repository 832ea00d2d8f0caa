/** Both halves answer the same about a form; these are the cases they share. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import "../../pwa/src/forms/all-functions";
import type {
  Answers,
  CompiledForm,
  Expr,
  ExternalItem,
  FormContext,
  FormState,
  Value,
} from "../../pwa/src/forms/compiled";
import { Evaluation } from "../../pwa/src/forms/evaluation";
import { changeAnswer, evaluateForm, finalAnswers, startAnswers } from "../../pwa/src/forms/rules";
import { isEmpty, toText } from "../../pwa/src/forms/values";

interface ExpressionCase {
  readonly rule: string;
  readonly expr: Expr;
  readonly answers?: Answers;
  readonly own?: Value;
  readonly value?: Value;
  readonly text?: string;
}

type Quality = "relevant" | "required" | "readonly";

interface FormCase extends Partial<Record<Quality, readonly string[]>> {
  readonly rule: string;
  readonly form: string;
  readonly answers: Answers;
  readonly missing?: readonly string[];
  readonly invalid?: readonly string[];
  readonly errors?: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly asked?: Readonly<Record<string, boolean>>;
  readonly calculated?: Answers;
  readonly final?: Answers;
  readonly start?: Answers;
  readonly change?: readonly [name: string, value: Value];
  readonly changed?: Answers;
  readonly loose?: boolean;
}

interface Vectors {
  readonly context: {
    readonly now: number;
    readonly today: string;
    readonly language: "zh" | "en";
    readonly offset: number;
    readonly random: number;
    readonly meta: Readonly<Record<string, string>>;
    readonly items: Readonly<Record<string, readonly ExternalItem[]>>;
    readonly earlier: readonly Answers[];
  };
  readonly expressions: readonly ExpressionCase[];
  readonly forms: Readonly<Record<string, CompiledForm>>;
  readonly cases: readonly FormCase[];
}

const file = new URL("../../sync/vectors/rules.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf-8")) as Vectors;
const context: FormContext = {
  ...vectors.context,
  random: () => vectors.context.random,
  label: () => "",
  items: (source) => vectors.context.items[source] ?? [],
};

function form(name: string): CompiledForm {
  const found = vectors.forms[name];
  if (!found) throw new Error(`no form ${name}`);
  return found;
}

function named(state: FormState, quality: Quality): string[] {
  return [...state.fields].filter(([, field]) => field[quality]).map(([key]) => key);
}

describe("an expression has its value", () => {
  test.each(vectors.expressions)("$rule", ({ expr, answers, own, value, text }) => {
    const all: Answers = { ...answers, own: own ?? null };
    const fields = Object.keys(all).map((name) => ({
      name,
      type: "hidden" as const,
      label: { zh: "", en: "" },
    }));
    const only = { ...form("cascade"), choices: {}, fields };

    const found = new Evaluation(only, all, context).evaluate(expr, "own", -1);

    if (text === undefined) expect(found).toEqual(value);
    else expect(toText(found)).toBe(text);
  });
});

describe("a form says what is asked, missing and wrong", () => {
  test.each(vectors.cases)("$rule", (wanted) => {
    const state = evaluateForm(form(wanted.form), wanted.answers, context);

    expect(state.missing).toEqual(wanted.missing ?? state.missing);
    expect(state.invalid).toEqual(wanted.invalid ?? state.invalid);
    for (const quality of ["relevant", "required", "readonly"] as const) {
      expect(named(state, quality)).toEqual(wanted[quality] ?? named(state, quality));
    }
    for (const [key, words] of Object.entries(wanted.errors ?? {})) {
      expect(state.fields.get(key)?.error?.en).toBe(words);
    }
    for (const [key, values] of Object.entries(wanted.choices ?? {})) {
      expect(state.fields.get(key)?.choices.map((choice) => choice.value)).toEqual(values);
    }
    for (const [key, relevant] of Object.entries(wanted.asked ?? {})) {
      expect(state.fields.get(key)?.relevant).toBe(relevant);
    }
  });
});

describe("a form calculates", () => {
  test.each(vectors.cases.filter((each) => each.calculated))("$rule", (wanted) => {
    const run = new Evaluation(form(wanted.form), {}, context);
    const isMade = (name: string) =>
      run.field(name).calculate !== undefined || run.field(name).type === "repeat";

    const { answers } = evaluateForm(form(wanted.form), wanted.answers, context);

    const made = Object.entries(answers).filter(([name]) => isMade(name));
    expect(Object.fromEntries(made)).toEqual(wanted.calculated);
  });
});

test.each(vectors.cases.filter((each) => each.final))("what is kept: $rule", (wanted) => {
  expect(finalAnswers(form(wanted.form), wanted.answers, context)).toEqual(wanted.final);
});

test.each(vectors.cases.filter((each) => each.start))("$rule", (wanted) => {
  expect(startAnswers(form(wanted.form), context)).toEqual(wanted.start);
});

describe("defaults follow until written over", () => {
  test.each(vectors.cases.filter((each) => each.change))("$rule", (wanted) => {
    const [name, value] = wanted.change ?? ["", null];

    const changed = changeAnswer(form(wanted.form), wanted.answers, name, value, context);

    const expected = wanted.changed ?? {};
    for (const [key, given] of Object.entries(expected))
      expect(changed[key] ?? null).toEqual(given);
    const others = Object.keys(changed).filter((key) => !(key in expected));
    expect(wanted.loose || others.every((key) => isEmpty(changed[key]))).toBe(true);
  });
});

test("an operator of a later version is not taken for nothing", () => {
  const later = { ...form("cascade") };
  const [first] = later.fields;
  const fields = first ? [{ ...first, relevant: ["later", 1] }] : [];

  expect(() => evaluateForm({ ...later, fields }, {}, context)).toThrow("later");
});
