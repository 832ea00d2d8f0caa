/** A notice: what happened, that nothing is lost, and what to do. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

export type Tone = "good" | "info" | "warn" | "bad";

const icons: Record<Tone, IconName> = {
  good: "check",
  info: "note",
  warn: "warning",
  bad: "warning",
};

interface NoticeProps {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Read out when it appears: "status" waits its turn, "alert" does not. */
  readonly live?: "status" | "alert";
}

export function Notice({ tone = "info", icon, title, children, live }: NoticeProps) {
  return (
    <div class={`notice tone-${tone}`} role={live}>
      <Icon name={icon ?? icons[tone]} />
      <div class="notice-text">
        {title !== undefined && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
