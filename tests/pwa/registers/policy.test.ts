/** The doors of the page agree with the policy that the server asks, as `docs/access.md` shows it. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DOORS } from "../../../pwa/src/screens/supervisor/registers/doors";
import {
  SCHOOL_AREAS,
  WIDE_AREAS,
} from "../../../pwa/src/screens/supervisor/registers/registers-route";

const POLICY = readFileSync(new URL("../../../docs/access.md", import.meta.url), "utf-8");
const SUBJECTS = {
  people: "person",
  classes: "class",
  children: "child",
  placements: "placement",
  pairs: "pair",
  devices: "device",
  imports: "import",
  audit: "audit",
  places: "place",
  links: "link",
  terms: "term",
  "support-teams": "team",
  retention: "retention",
} as const;

/** The lines about a subject that say who may do one of these acts. */
function lines(subject: string, acts: RegExp): string {
  const titled = (part: string) => part.split("\n")[0]?.includes(`\`${subject}\``);
  const section = POLICY.split("\n### ").find(titled) ?? "";
  return section
    .split("\n")
    .filter((row) => acts.test(row.split("|")[1] ?? ""))
    .join("\n");
}

/** What the policy calls a role. */
function roleName(role: string): string {
  const row = POLICY.split("\n").find((line) => line.includes(`| \`${role}\` |`)) ?? "";
  return /^\| \S+ ([A-Z][^|]*) \|/.exec(row)?.[1] ?? "?";
}

test.each([...SCHOOL_AREAS, ...WIDE_AREAS])(
  "who finds the door to %s may look behind it",
  (area) => {
    const allowed = lines(SUBJECTS[area], /\bread\b/);

    for (const role of DOORS[area].reads) expect(allowed).toContain(roleName(role));
  },
);

test.each([...SCHOOL_AREAS, ...WIDE_AREAS])("who may change %s in the page may do so", (area) => {
  const allowed = lines(SUBJECTS[area], /\b(make|correct|manage)\b/);

  for (const role of DOORS[area].changes) expect(allowed).toContain(roleName(role));
});
