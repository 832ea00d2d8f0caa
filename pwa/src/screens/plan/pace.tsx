/** How far a line is: a bar, with a notch where today should stand. */

import { tell } from "../../i18n/plan";

interface PaceProps {
  readonly done: number;
  readonly due: number;
  readonly expected: number;
}

export function Pace({ done, due, expected }: PaceProps) {
  if (expected <= 0) return null;
  const at = (n: number) => `${Math.min(1, n / expected) * 100}%`;
  return (
    <span class="pace" role="img" aria-label={tell("bar", { done, due, expected })}>
      <span class="pace-done" style={{ width: at(done) }} />
      {due > 0 && due < expected && <span class="pace-notch" style={{ left: at(due) }} />}
    </span>
  );
}
