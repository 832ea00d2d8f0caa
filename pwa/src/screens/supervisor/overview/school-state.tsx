/** The state of a school in icon and words, and the mark of what waits there. */

import type { IconName } from "../../../components/icon";
import type { Tone } from "../../../components/notice";
import { Badge } from "../../../components/state-badge";
import { dateOf } from "../../../forms/week";
import { say } from "../../../i18n/office";
import { dayWords } from "../../../i18n/office-time";
import type { SchoolRow, SchoolState } from "../../../models/office-shapes";

const LOOKS: Record<SchoolState, { readonly icon: IconName; readonly tone: Tone | null }> = {
  logged: { icon: "check", tone: "good" },
  quiet: { icon: "minus", tone: null },
  "not-heard": { icon: "cloud-off", tone: "warn" },
  "not-expected": { icon: "more", tone: null },
};

export function SchoolStateBadge({ school }: { readonly school: SchoolRow }) {
  const { icon, tone } = LOOKS[school.state];
  return (
    <Badge icon={icon} tone={tone}>
      {stateWords(school)}
    </Badge>
  );
}

/** A school's state in words: a silence always says since when. */
export function stateWords({ state, heard }: Pick<SchoolRow, "state" | "heard">): string {
  if (state !== "not-heard") return say(`state.${state}`);
  if (heard === null) return say("state.not-heard-ever");
  return say("state.not-heard-since", { date: dayWords(dateOf(heard)) });
}
