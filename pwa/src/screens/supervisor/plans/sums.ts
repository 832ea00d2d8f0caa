/** Several numbers of a plan as one: a target over all its subjects, a measure over its targets. */

import type { LineState, PlanLine } from "../../../models/office-plans";

export interface Sum {
  readonly done: number;
  readonly expected: number;
  readonly due: number;
  readonly state: LineState;
}

/** Adds lines up; what one subject has too much does not stand in for another. */
export function sumOf(lines: readonly PlanLine[]): Sum {
  const add = (key: "done" | "expected" | "due") => lines.reduce((sum, line) => sum + line[key], 0);
  const [done, expected, due] = [add("done"), add("expected"), add("due")];
  return { done, expected, due, state: stateOf(lines, done, expected, due) };
}

function stateOf(
  lines: readonly PlanLine[],
  done: number,
  expected: number,
  due: number,
): LineState {
  if (expected === 0) return "not_expected";
  if (done >= expected) return "done";
  if (lines.some(({ state }) => state === "behind")) return "behind";
  return done > due ? "ahead_of_time" : "on_pace";
}

/** The lines of each target, in the order of the plan. */
export function byTarget(lines: readonly PlanLine[]): readonly (readonly PlanLine[])[] {
  const found = new Map<string, PlanLine[]>();
  for (const line of lines) found.set(line.target, [...(found.get(line.target) ?? []), line]);
  return [...found.values()];
}

/** The earliest day by which something is due. */
export function nextOf(lines: readonly PlanLine[]): string | null {
  const days = lines.flatMap(({ next }) => (next === null ? [] : [next]));
  return days.sort()[0] ?? null;
}
