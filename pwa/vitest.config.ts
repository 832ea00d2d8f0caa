/** How the page's and the protocol's tests run; they stand outside this folder. */

import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";
import { alias, define, packagesFromHere, root } from "./vite-source.ts";

export default defineConfig({
  root,
  cacheDir: `${root}pwa/node_modules/.vite`,
  define,
  resolve: { alias },
  plugins: [packagesFromHere(), preact({ prefreshEnabled: false, devToolsEnabled: false })],
  test: {
    include: ["tests/{pwa,sync}/**/*.test.{ts,tsx}"],
    environment: "node",
    restoreMocks: true,
    // Property tests take their time on a busy machine.
    testTimeout: 30_000,
  },
});
