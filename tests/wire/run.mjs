// Runs a TypeScript module of this folder with the page's own sources: node run.mjs MODULE < plan.
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const page = new URL("../../pwa/", import.meta.url);
const vite = createRequire(new URL("package.json", page)).resolve("vite");
const { runnerImport } = await import(pathToFileURL(vite).href);

const asIs = { configFile: false, logLevel: "error" };
const sources = await runnerImport(fileURLToPath(new URL("vite-source.ts", page)), asIs);
const { alias, define, packagesFromHere, root } = sources.module;

const given = { ...asIs, root, define, resolve: { alias }, plugins: [packagesFromHere()] };
const script = fileURLToPath(new URL(process.argv[2], import.meta.url));
const { module } = await runnerImport(script, given);

let text = "";
for await (const piece of process.stdin) text += piece;
await module.run(JSON.parse(text));
// Connections that nobody uses any more must not keep this process; first all must be said.
process.stdout.write("", () => process.exit(0));
