/** The state of a record: icon, word and colour, never colour alone. */

import { say } from "../i18n/answer";
import type { AnswerKey } from "../i18n/answer-zh";
import { Icon, type IconName } from "./icon";
import type { Tone } from "./notice";

export type BadgeState =
  | "draft"
  | "waiting"
  | "synced"
  | "held"
  | "attention"
  | "returned"
  | "versions"
  | "seen";

interface Look {
  readonly icon: IconName;
  readonly tone: Tone | null;
  readonly word: AnswerKey;
}

const looks: Record<BadgeState, Look> = {
  draft: { icon: "edit", tone: null, word: "state.draft" },
  waiting: { icon: "clock", tone: "info", word: "state.waiting" },
  synced: { icon: "check", tone: "good", word: "state.synced" },
  seen: { icon: "check", tone: "good", word: "state.seen" },
  held: { icon: "clock", tone: "info", word: "state.held" },
  attention: { icon: "edit", tone: "warn", word: "state.attention" },
  returned: { icon: "edit", tone: "warn", word: "state.attention" },
  versions: { icon: "copy", tone: "info", word: "state.versions" },
};

export function StateBadge({ state }: { readonly state: BadgeState }) {
  const { icon, tone, word } = looks[state];
  return (
    <Badge icon={icon} tone={tone}>
      {say(word)}
    </Badge>
  );
}

interface BadgeProps {
  readonly icon: IconName;
  readonly tone?: Tone | null;
  readonly children: string;
}

/** Any other short state in words. */
export function Badge({ icon, tone, children }: BadgeProps) {
  return (
    <span class={tone ? `badge tone-${tone}` : "badge"}>
      <Icon name={icon} size="small" />
      {children}
    </span>
  );
}
