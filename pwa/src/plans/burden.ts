/** What a plan asks of somebody in a week: records, and the minutes that they take. */

import { needIn } from "./adopting";
import { type PlanBody, type Template, targetsOf } from "./shapes";

/** Records a week and seconds of one record, by target and kind of person. */
export type Shares = NonNullable<Template["burden"]>;

export interface Asked {
  readonly records: number;
  readonly minutes: number;
}

/**
 * What `plan` asks of a person of these kinds, by what its template `begun` asks; a number that was
 * changed counts as many times more or less.
 */
export function burdenOf(
  plan: Pick<PlanBody, "groups">,
  begun: Pick<Template, "groups" | "burden">,
  kinds: readonly string[],
): Asked {
  const before = new Map(targetsOf(begun).map(([, target]) => [target.id, needIn(target)]));
  let records = 0;
  let seconds = 0;
  for (const [, target] of targetsOf(plan)) {
    const [most = 0, each = 0] = largestOf(begun.burden?.[target.id] ?? {}, kinds);
    const times = (needIn(target) ?? 1) / (before.get(target.id) || 1);
    records += most * times;
    seconds += most * times * each;
  }
  return { records, minutes: seconds / 60 };
}

/** Somebody who is several kinds of person writes a record once. */
function largestOf(shares: Shares[string], kinds: readonly string[]): readonly number[] {
  const own = kinds.flatMap((kind) => (shares[kind] ? [shares[kind]] : []));
  return own.reduce((most, each) => (each[0] > most[0] ? each : most), [0, 0] as const);
}
