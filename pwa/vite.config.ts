/** How the page is built: small, for phones with Chromium 80 or newer, into the server's package. */

import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { groups } from "./vite-chunks.ts";
import { compressedSiblings } from "./vite-compress.ts";
import { alias, define, jsx, jsxNames, root } from "./vite-source.ts";

const page = `${root}server/daybook/page`;
/**
 * What Chromium 80, Firefox 90 and Safari 15 understand as it is. Named one by one, the first would
 * have every `?.` spelt out, for a fault in calls whose spread is not the last argument.
 */
const target = "es2020";

export default defineConfig({
  oxc: jsx,
  define,
  resolve: { alias },
  plugins: [
    jsxNames(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src/sw",
      filename: "sw.ts",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ["**/*.{html,js,css,webmanifest}", "icon.svg"],
        // Whoever comes from a chat app, or stands beside a printer, has a network.
        globIgnores: [
          ...["office", "blank", "browser-card", "reset"].map((part) => `assets/${part}*`),
          "sw.js",
        ],
        dontCacheBustURLsMatching: /^assets\//,
        target,
      },
    }),
    compressedSiblings(page),
  ],
  build: {
    target,
    cssTarget: "chrome80",
    // Slower than the bundler's own, and 2 % smaller; three passes find what two leave.
    minify: "terser",
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3 } },
    outDir: page,
    emptyOutDir: true,
    // What a part needs besides its styles it names itself, and the page has most of it by then.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith(".css")),
    },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:8000" } },
});
