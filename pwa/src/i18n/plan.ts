/** Says the words of plans, tasks and the lists by silence in the person's language. */

import { fill, type Params, wordsOf } from "../models/language";
import { type PlanKey, planZh } from "./plan-zh";

/** A sentence with its `{name}` places filled. */
export function tell(key: PlanKey, params: Params = {}): string {
  return fill(wordsOf("plan", planZh)[key], params);
}
