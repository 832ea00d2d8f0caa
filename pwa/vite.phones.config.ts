/** How the simulated phones are built: the page's own sources and their host, one file for Node. */

import { defineConfig } from "vite";
import { alias, define, packagesFromHere, root } from "./vite-source.ts";

export default defineConfig({
  root: `${root}tests/simulation/node`,
  logLevel: "warn",
  define,
  resolve: { alias },
  plugins: [packagesFromHere()],
  ssr: { noExternal: true },
  build: {
    ssr: "main.ts",
    target: "node20",
    minify: false,
    outDir: `${root}pwa/node_modules/.cache/daybook-phones`,
    emptyOutDir: true,
    rollupOptions: { output: { entryFileNames: "main.js" } },
  },
});
