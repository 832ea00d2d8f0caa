/** The page's half of counting targets as one module, for those who run it outside the page. */

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

/** The address of the module. */
export const module = `data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`;
