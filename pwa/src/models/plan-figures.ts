/** What the server counts of a plan: the figures last loaded, kept sealed for days without a network. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Each, State } from "../plans/targets/shapes";
import { ask } from "../sync/client";
import { bearer } from "./bearer";
import { currentDatabase, workplace } from "./workplace";

/** One line as the server counted it. */
export interface Figure {
  readonly target: string;
  readonly subject: { readonly kind: Each; readonly id: string; readonly name?: string };
  readonly done: number;
  readonly expected: number;
  readonly due: number;
  readonly next: string | null;
  readonly age: number | null;
  readonly state: State;
}

export interface Figures {
  /** When the server counted, ms since 1970. */
  readonly at: number;
  readonly lines: readonly Figure[];
}

const PATIENCE_MS = 20_000;
const FRESH_MS = 3_600_000;
const loaded = signal<ReadonlyMap<string, Figures>>(new Map());

/** The figures of plans, by plan. */
export const figures: ReadonlySignal<ReadonlyMap<string, Figures>> = loaded;

/** Shows what is kept of a plan's figures, and asks for newer ones where there is a line. */
export async function loadFigures(plan: string): Promise<void> {
  const before = loaded.value.get(plan) ?? (await kept(plan));
  if (before) show(plan, before);
  if (before && Date.now() - before.at < FRESH_MS) return;
  try {
    const connection = { fetch: fetch.bind(globalThis), token: bearer, patience: PATIENCE_MS };
    const { text } = await ask(connection, `/api/plans/${plan}/progress`, {});
    const { lines } = JSON.parse(text) as { readonly lines: readonly Figure[] };
    const now: Figures = { at: Date.now(), lines: lines.map(withoutRecords) };
    show(plan, now);
    await keep(plan, now);
  } catch {
    // Without a line, or without the right to ask, what the phone counts stands alone.
  }
}

/** The server's line of a target for somebody, or null. */
export function figureOf(
  plan: string,
  target: string,
  subject: { readonly kind: Each; readonly id: string },
): Figure | null {
  const lines = loaded.value.get(plan)?.lines ?? [];
  const same = (line: Figure) =>
    line.target === target && line.subject.kind === subject.kind && line.subject.id === subject.id;
  return lines.find(same) ?? null;
}

workplace.subscribe(() => {
  loaded.value = new Map();
});

/** The records behind a figure are on this phone or not at all. */
function withoutRecords(line: Figure): Figure {
  const { target, subject, done, expected, due, next, age, state } = line;
  return { target, subject, done, expected, due, next, age, state };
}

function show(plan: string, now: Figures): void {
  loaded.value = new Map(loaded.value).set(plan, now);
}

function nameOf(plan: string): string {
  return `plan ${plan}`;
}

async function kept(plan: string): Promise<Figures | null> {
  const found = await currentDatabase().read(["views"], (tx) =>
    tx.objectStore("views").get(nameOf(plan)),
  );
  return found ? (found.data as Figures) : null;
}

async function keep(plan: string, data: Figures): Promise<void> {
  const path = `/api/plans/${plan}/progress`;
  await currentDatabase().writeRelaxed(["views"], async (tx) => {
    await tx.objectStore("views").put({ path, at: data.at, data }, nameOf(plan));
  });
}
