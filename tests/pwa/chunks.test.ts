/** Which modules are loaded together: those the page starts with, and those its next parts share. */

import { expect, test } from "vitest";
import { fileOf } from "../../pwa/vite-chunks";

const MORE = "/src/screens/fill/more.ts";
const LATER = "/src/screens/later.ts";
const BATCH = "/src/screens/batch/batch.tsx";
const OFFICE = "/src/screens/supervisor/office.tsx";
const PEOPLE = "/src/screens/supervisor/office-people.tsx";
const CHILDREN = "/src/screens/supervisor/office-children.tsx";
const BLANK = "/src/screens/blank/blank.tsx";
const LEAD = "/src/screens/lead/lead.ts";
const PARTS = [MORE, LATER, BATCH, OFFICE, PEOPLE, CHILDREN, BLANK, LEAD];

const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  button: ["main", "photo"],
  photo: [MORE, LATER],
  stars: [MORE],
  verbs: [LEAD],
  paper: [BLANK, PEOPLE],
  both: [LEAD, PEOPLE],
  week: [BATCH],
  head: [OFFICE, PEOPLE],
  fields: [PEOPLE, CHILDREN],
  chooser: [CHILDREN, BATCH],
  ring: ["loop"],
  loop: ["ring"],
};
const graph = {
  getModuleInfo: (id: string) => ({
    importers: IMPORTERS[id] ?? [],
    dynamicImporters: PARTS.includes(id) ? ["main"] : [],
    isEntry: id === "main",
  }),
};

test("what the page imports goes with the page, also when later parts use it too", () => {
  expect(fileOf("main", graph)).toBe("page");
  expect(fileOf("button", graph)).toBe("page");
});

test("all else that every phone keeps is one file, fetched once", () => {
  expect(fileOf("photo", graph)).toBe("rest");
  expect(fileOf("stars", graph)).toBe("rest");
  expect(fileOf("week", graph)).toBe("rest");
});

test("what only some phones keep goes with that part", () => {
  expect(fileOf("verbs", graph)).toBeNull();
  expect(fileOf("ring", graph)).toBeNull();
});

test("what only printing needs has a file that phones do not fetch ahead", () => {
  expect(fileOf("paper", graph)).toBe("blank");
});

test("what only offices share has a name by which phones leave it out", () => {
  expect(fileOf("head", graph)).toBe("office-desk");
  expect(fileOf("fields", graph)).toBe("office-registers-desk");
});

test("what phones share with the office or with a part of some is every phone's", () => {
  expect(fileOf("chooser", graph)).toBe("rest");
  expect(fileOf("both", graph)).toBe("rest");
});
