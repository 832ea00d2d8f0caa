/** An empty place: one sentence that says what to do first, and the button that does it. */

import type { ComponentChildren } from "preact";

interface EmptyProps {
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}

export function Empty({ children, action }: EmptyProps) {
  return (
    <div class="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
