/** When nobody is reminded of anything: in the evening, at night, on weekends and in holidays. */

import { schoolWeek } from "../../forms/week";
import type { Term } from "../../models/library";

const MORNING = 7;
const EVENING = 20;

/** Whether a moment, by its day and hour here, is one of rest. */
export function isQuiet(day: string, hour: number, terms: readonly Term[]): boolean {
  if (hour < MORNING || hour >= EVENING) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return true;
  const running = terms.filter((term) => schoolWeek(day, term) !== null);
  const off = ({ holidays }: Term) => holidays.some(([from, to]) => from <= day && day <= to);
  return terms.length > 0 && running.every(off);
}
