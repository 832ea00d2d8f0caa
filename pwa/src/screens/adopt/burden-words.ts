/** What a plan asks of this person in a week, in words. */

import { say } from "../../i18n/adopt";
import { profile } from "../../models/library";
import { templates } from "../../models/plans";
import { burdenOf } from "../../plans/burden";
import type { PlanBody } from "../../plans/shapes";
import type { PlacementHere } from "../../plans/world";
import { today } from "../clock";
import { known } from "../plan/counting";

/** "每周约 5 条，约 4 分钟"; "" for a plan that began from no template here. */
export function burdenWords(plan: Pick<PlanBody, "groups" | "template">): string {
  const begun = templates.value.find(({ id }) => id === plan.template);
  if (!begun) return "";
  const { records, minutes } = burdenOf(plan, begun, ownKinds());
  if (records < 1) return say("burden.few");
  return say("burden", { n: Math.round(records), minutes: Math.max(1, Math.round(minutes)) });
}

/** The kinds of person that somebody is, as a plan tells them apart. */
function ownKinds(): readonly string[] {
  const { taught, led } = known.value;
  const placements = (profile.value?.placements ?? []) as readonly PlacementHere[];
  const day = today.value;
  return [
    "teacher",
    ...(taught.length > 0 ? ["class_teacher"] : []),
    ...(placements.some(({ from, to }) => from <= day && day <= to) ? ["support"] : []),
    ...(led.length > 0 ? ["head"] : []),
  ];
}
