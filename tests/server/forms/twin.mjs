/** Answers, for every case on standard input, what the page's rules say: the twin under test. */

import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const { build } = await import(new URL("pwa/node_modules/vite/dist/node/index.js", root).href);

const [{ output }] = await build({
  configFile: false,
  logLevel: "error",
  root: fileURLToPath(root),
  build: {
    write: false,
    minify: false,
    lib: { entry: fileURLToPath(new URL("twin.ts", import.meta.url)), formats: ["es"] },
  },
});
const { Evaluation, changeAnswer, evaluateForm, finalAnswers, startAnswers, toText } =
  await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);

function contextOf({ items, random, ...rest }) {
  return {
    ...rest,
    random: () => random,
    label: () => "",
    items: (source) => items[source] ?? [],
  };
}

function sayOf(state) {
  return [...state.fields].map(([key, field]) => [
    key,
    field.relevant,
    field.required,
    field.readonly,
    field.choices.map((choice) => choice.value),
    field.error?.en ?? null,
  ]);
}

const input = JSON.parse(await text(process.stdin));
const context = contextOf(input.context);

const expressions = input.expressions.map(({ expr, answers }) => {
  const value = new Evaluation(input.form, answers, context).evaluate(expr, "own", -1);
  return [typeof value === "object" ? "list" : typeof value, toText(value)];
});

const records = input.records.map(({ form, answers, name, value }) => {
  const state = evaluateForm(input.forms[form], answers, context);
  return {
    says: sayOf(state),
    missing: state.missing,
    invalid: state.invalid,
    answers: state.answers,
    final: finalAnswers(input.forms[form], answers, context),
    start: startAnswers(input.forms[form], context),
    changed: changeAnswer(input.forms[form], answers, name, value, context),
  };
});

process.stdout.write(JSON.stringify({ expressions, records }));
