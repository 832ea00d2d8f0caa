/** Where the sources outside this folder are, for the build and the tests alike. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Import names of our own packages. */
export const alias = { "@daybook/sync": `${root}sync/typescript/src` };

/** Constants of the build: Daybook's version, which the server's package holds. */
export const define = { __VERSION__: JSON.stringify(version()) };

function version(): string {
  const source = readFileSync(`${root}server/daybook/__init__.py`, "utf8");
  return /__version__ = "([^"]+)"/.exec(source)?.[1] ?? "0";
}

/** Lets files outside this folder import the npm packages that are installed in it. */
export function packagesFromHere(): Plugin {
  const here = fileURLToPath(new URL("index.html", import.meta.url));
  return {
    name: "daybook:packages-from-here",
    enforce: "pre",
    resolveId(source, importer) {
      const outside = importer?.startsWith(`${root}tests/`) ?? false;
      const bare = /^(@[^/]+\/)?[^./@\0][^:]*$/.test(source) && !source.startsWith("@daybook/");
      return outside && bare ? this.resolve(source, here, { skipSelf: true }) : null;
    },
  };
}

/** How JSX is written out: by Preact's oldest way, in which the page is smallest. */
export const jsx = {
  jsx: { runtime: "classic", pragma: "jsxDrawn", pragmaFrag: "JsxTogether" },
} as const;

/** Names in each component what `jsx` calls. */
export function jsxNames(): Plugin {
  const names = 'import { h as jsxDrawn, Fragment as JsxTogether } from "preact";';
  return {
    name: "daybook:jsx-names",
    enforce: "pre",
    transform: {
      filter: { id: /\.tsx$/ },
      handler: (code) => ({ code: `${names}${code}`, map: null }),
    },
  };
}
