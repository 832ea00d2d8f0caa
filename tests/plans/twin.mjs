/** Answers, for every case on standard input, what the page's half counts: the twin under test. */

import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
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
const { progressOf, summary } = await import(
  `data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`
);

const cases = JSON.parse(await text(process.stdin));
const said = cases.map(({ targets, world }) => {
  const lines = progressOf(targets, world);
  return { lines, summary: summary(targets, lines) };
});

process.stdout.write(JSON.stringify(said));
