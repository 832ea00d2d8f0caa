/** Reads the vector files, which both halves of the protocol are held to. */

import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../sync/vectors/", import.meta.url);

/** The names of all vector files. */
export function vectorFiles(): string[] {
  return readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
}

/** What one vector file holds. */
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf-8"));
}

/** Rows of one for `it.each`, which spreads lists. */
export function wrapped<T>(items: readonly T[]): [T][] {
  return items.map((item) => [item]);
}
