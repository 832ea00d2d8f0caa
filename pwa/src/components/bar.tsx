/** A bar over the page that reports something about all of it, with what to do. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";
import type { Tone } from "./notice";

interface BarProps {
  readonly icon: IconName;
  readonly tone?: Tone;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}

export function Bar({ icon, tone = "info", children, action }: BarProps) {
  return (
    <div class={`strip tone-${tone}`} role="status">
      <Icon name={icon} size="small" />
      <p>{children}</p>
      {action}
    </div>
  );
}
