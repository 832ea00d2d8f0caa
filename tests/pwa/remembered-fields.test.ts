/** No browser remembers what is written into a field: it would lie readable in its own files. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCES = new URL("../../pwa/src", import.meta.url).pathname;
const FIELD = /<(?:input|textarea)\b[\s\S]*?\/>/g;
/** Controls that hold no words, and those whose attributes come from elsewhere in the same file. */
const WORDLESS = /type=(?:"(?:checkbox|radio|file|date|range)"|\{multiple|\{field\.type ===)/;

function fields(): [file: string, field: string][] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) => {
      const text = readFileSync(join(SOURCES, file), "utf8");
      const common = /\bcommon = \{[\s\S]*?autocomplete: "off"/.test(text);
      const found = text.match(FIELD) ?? [];
      return found
        .filter((field) => !(common && field.includes("{...common}")))
        .map((field): [string, string] => [file, field]);
    });
}

test("the browser remembers nothing that is written into a field for words", () => {
  const remembered = fields().filter(
    ([, field]) => !WORDLESS.test(field) && !field.includes("autocomplete="),
  );

  expect(remembered).toEqual([]);
});

test("the fields are found", () => {
  expect(fields().length).toBeGreaterThan(20);
});
