/** How the page of the judge is built: our rules and ODK's own engine, one script for Chromium. */

import { defineConfig } from "vite";
import { packagesFromHere, root } from "./vite-source.ts";

export default defineConfig({
  root: `${root}tests/judges/odk`,
  logLevel: "error",
  publicDir: false,
  plugins: [packagesFromHere()],
  build: {
    minify: false,
    target: "es2022",
    reportCompressedSize: false,
    emptyOutDir: true,
    lib: { entry: "judge.ts", formats: ["es"], fileName: "judge" },
  },
});
