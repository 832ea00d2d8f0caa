/** What several lines of a plan are together, beside their sums: the day of the first that is due. */

import type { PlanLine } from "../../../models/office-plans";

/** The earliest day by which something is due. */
export function nextOf(lines: readonly PlanLine[]): string | null {
  const days = lines.flatMap(({ next }) => (next === null ? [] : [next]));
  return days.sort()[0] ?? null;
}
