/** The way back from a plan: to the list of plans, or to the plan itself. */

import { Icon } from "../../../components/icon";
import { say } from "../../../i18n/office-plans";
import { PLANS, planHash } from "./plans-route";

/** To all plans, or to the one of this id. */
export function BackToPlans({ plan }: { readonly plan?: string }) {
  return (
    <a class="office-back" href={plan === undefined ? PLANS : planHash(plan)}>
      <Icon name="back" size="small" />
      {say(plan === undefined ? "back" : "back-plan")}
    </a>
  );
}
