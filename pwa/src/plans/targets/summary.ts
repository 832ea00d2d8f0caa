/** Several lines as one: a measure, or a target over all for whom it is. */

import { shareOf } from "./periods";
import { stateOf } from "./progress";
import type { Line, Summary, Target } from "./shapes";

/** What of a line the sums need. */
type Counted = Pick<Line, "target" | "done" | "expected" | "due">;

/**
 * The sums over the lines of some targets.
 *
 * A share that is not of a class or of a timetable is of the lines themselves: with 80 percent of
 * ten schools, eight are expected.
 */
export function summary(targets: readonly Target[], lines: readonly Counted[]): Summary {
  let [done, expected, due] = [0, 0, 0];
  for (const target of targets) {
    const own = lines.filter((line) => line.target === target.id);
    const of = (key: "done" | "expected" | "due") => own.reduce((all, line) => all + line[key], 0);
    const percent = ofLines(target);
    const asked = shareOf(of("expected"), percent, 100);
    done += Math.min(asked, of("done"));
    due += Math.min(asked, Math.floor((of("due") * percent) / 100));
    expected += asked;
  }
  const pace = expected ? due / expected : 0;
  return { done, expected, due, pace, state: stateOf(done, expected, due) };
}

function ofLines({ share, each, count }: Target): number {
  return typeof share === "number" && each !== "class" && !count.planned ? share : 100;
}
