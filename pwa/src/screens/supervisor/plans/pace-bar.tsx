/** How far something is: a bar, a mark where today should stand, the numbers and a word. */

import { Icon, type IconName } from "../../../components/icon";
import { say } from "../../../i18n/office-plans";
import type { LineState, PlanLine } from "../../../models/office-plans";

interface PaceBarProps {
  readonly title: string;
  readonly sum: Sum;
}

/** Of one line, or of several as one. */
type Sum = Pick<PlanLine, "done" | "expected" | "due" | "state">;

const ICONS: Readonly<Record<LineState, IconName>> = {
  done: "check",
  on_pace: "forward",
  behind: "clock",
  ahead_of_time: "up",
  not_expected: "more",
};

export function PaceBar({ title, sum: { done, expected, due, state } }: PaceBarProps) {
  const share = (part: number) => `${expected === 0 ? 0 : Math.min(100, (100 * part) / expected)}%`;
  return (
    <div class="office-pace">
      <span
        class="office-pace-bar"
        role="img"
        aria-label={say("bar", { title, done, expected, due })}
      >
        <i class="office-pace-done" style={{ width: share(done) }} />
        {due > 0 && due < expected && <i class="office-pace-mark" style={{ left: share(due) }} />}
      </span>
      <span class="office-pace-count">{say("count", { done, expected })}</span>
      <span class="office-pace-state">
        <Icon name={ICONS[state]} size="small" />
        {say(`state.${state}`)}
      </span>
    </div>
  );
}
