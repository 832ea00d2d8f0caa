/** The office listens to the voice notes of a record and saves its documents. */

import type { ComponentChildren, VNode } from "preact";
import { expect, test, vi } from "vitest";
import { Playback } from "../../../pwa/src/components/playback";
import type { FileRef } from "../../../pwa/src/forms/compiled";
import type { Office } from "../../../pwa/src/models/office";
import type { FileRow } from "../../../pwa/src/models/office-shapes";
import { RecordFiles } from "../../../pwa/src/screens/supervisor/record-files";

const label = { zh: "教案", en: "Plan" };
const NOTE: FileRow = { sha256: "s", type: "audio/webm", size: 9, name: null, label };
const PLAN: FileRow = { sha256: "p", type: "application/pdf", size: 7, name: "a.pdf", label };

interface Played {
  readonly of: FileRef;
  readonly load: (file: FileRef) => Promise<string | null>;
}

/** What is played or saved in a piece of the page. */
function played(children: ComponentChildren): Played[] {
  if (Array.isArray(children)) return children.flatMap(played);
  if (typeof children !== "object" || children === null) return [];
  const { type, props } = children as VNode<{ children?: ComponentChildren }>;
  return type === Playback ? [props as unknown as Played] : played(props.children);
}

function shown(photo: Office["photo"]): Played[] {
  const office = { photo } as Office;
  return played(RecordFiles({ office, files: [NOTE, PLAN] }));
}

test("each file is played or saved as what it is, under its name and size", () => {
  expect(shown(vi.fn()).map(({ of }) => of)).toEqual([
    { $f: "s", n: 9, t: "audio/webm" },
    { $f: "p", n: 7, t: "application/pdf", name: "a.pdf" },
  ]);
});

test("a file comes the way photos come, and one that does not is said to be missing", async () => {
  const [note, plan] = shown(async (sha256) =>
    sha256 === "s" ? { ok: true, value: "blob:s" } : { ok: false, problem: "not-found" },
  );

  expect(await note?.load(note.of)).toBe("blob:s");
  expect(await plan?.load(plan.of)).toBeNull();
});
