/** Answers, for every case on standard input, what the page's half counts: the twin under test. */

import { text } from "node:stream/consumers";
import { module } from "./bundle.mjs";

const { progressOf, summary } = await import(module);

const cases = JSON.parse(await text(process.stdin));
const said = cases.map(({ targets, world }) => {
  const lines = progressOf(targets, world);
  return { lines, summary: summary(targets, lines) };
});

process.stdout.write(JSON.stringify(said));
