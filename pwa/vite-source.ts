/** Where the sources outside this folder are, for the build and the tests alike. */

import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Import names of our own packages. */
export const alias = { "@daybook/sync": `${root}sync/typescript/src` };

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
