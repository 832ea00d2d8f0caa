/** Answers, for every case on standard input, what the page's rules say: the twin under test. */

import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const { build } = await import(new URL("pwa/node_modules/vite/dist/node/index.js", root).href);

async function load(name) {
  const [{ output }] = await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(root),
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL(`pwa/src/forms/${name}.ts`, root)), formats: ["es"] },
    },
  });
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
}

const { evaluateForm, finalAnswers, startAnswers } = await load("rules");
const { Evaluation } = await load("evaluation");
const { toText } = await load("values");

function contextOf({ now, today, language, items, earlier }) {
  return { now, today, language, earlier, label: () => "", items: (source) => items[source] ?? [] };
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
  const fields = Object.keys(answers).map((name) => ({ name, type: "hidden", label: {} }));
  const value = new Evaluation({ fields, choices: {} }, answers, context).evaluate(expr, "own", -1);
  return [typeof value === "object" ? "list" : typeof value, toText(value)];
});

const records = input.records.map(({ form, answers }) => {
  const state = evaluateForm(input.forms[form], answers, context);
  return {
    says: sayOf(state),
    missing: state.missing,
    invalid: state.invalid,
    answers: state.answers,
    final: finalAnswers(input.forms[form], answers, context),
    start: startAnswers(input.forms[form], context),
  };
});

process.stdout.write(JSON.stringify({ expressions, records }));
