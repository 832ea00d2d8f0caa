/** The rules of keeping in words: what each is about, and how long it is. */

import { say } from "../../../i18n/children";
import { type ChildrenKey, childrenZh } from "../../../i18n/children-zh";

const YEAR = 365;

/** What a rule is about; one that is not known here stands as it is. */
export function ruleWords(rule: string): string {
  const key = `rule.${rule}`;
  return key in childrenZh ? say(key as ChildrenKey) : rule;
}

/** A length of time: in years where it is some whole years. */
export function lengthWords(days: number): string {
  const whole = days >= YEAR && days % YEAR === 0;
  return whole ? say("length.years", { n: days / YEAR }) : say("length.days", { n: days });
}
