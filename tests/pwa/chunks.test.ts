/** Which modules the page loads at once: those it needs to start, and no others. */

import { expect, test } from "vitest";
import { startsWithPage } from "../../pwa/vite-chunks";

const GRAPH: Readonly<Record<string, readonly string[]>> = {
  main: [],
  button: ["main", "photo"],
  photo: ["later"],
  later: [],
  ring: ["loop"],
  loop: ["ring"],
};
const graph = {
  getModuleInfo: (id: string) => ({ importers: GRAPH[id] ?? [], isEntry: id === "main" }),
};

test("what the page imports goes with the page, also when later parts use it too", () => {
  expect(startsWithPage("main", graph)).toBe("page");
  expect(startsWithPage("button", graph)).toBe("page");
});

test("what only later parts import does not", () => {
  expect(startsWithPage("photo", graph)).toBeNull();
  expect(startsWithPage("ring", graph)).toBeNull();
});
