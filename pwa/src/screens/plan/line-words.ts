/** Lines of a plan in words: how they stand, and what is due next. */

import type { IconName } from "../../components/icon";
import type { Tone } from "../../components/notice";
import { addDays } from "../../forms/week";
import { dayWords } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import type { PlanKey } from "../../i18n/plan-zh";
import type { Line, State, Target } from "../../plans/targets/shapes";

interface Look {
  readonly icon: IconName;
  readonly tone: Tone | null;
}

/** What stands for each state besides its word; none of them blames. */
export const LOOKS: Readonly<Record<State, Look>> = {
  done: { icon: "check", tone: "good" },
  on_pace: { icon: "check", tone: "good" },
  ahead_of_time: { icon: "up", tone: "good" },
  behind: { icon: "clock", tone: "info" },
  not_expected: { icon: "minus", tone: null },
};

/** By when something is due: "周日前", "10月31日 周六前". */
export function byWords(day: string, today: string): string {
  if (day <= today) return tell("by.today");
  if (day === addDays(today, 1)) return tell("by.tomorrow");
  return tell("by.date", { day: dayWords(day) });
}

/** What is due next of a line; "" when nothing is. */
export function nextWords(target: Target, line: Line, today: string): string {
  const { next, period, age, state } = line;
  if (target.within_days !== undefined) return freshnessWords(target.within_days, age);
  if (state === "done" || state === "not_expected" || next === null) return "";
  const n = period ? period.need - period.done : Math.max(1, line.due - line.done);
  return tell("next", { n: Math.max(1, n), day: byWords(next, today) });
}

/** How the running period stands: "本周 0/1". */
export function periodWords(target: Target, { period, done, expected }: Line): string {
  const key = `period.${target.every}` as PlanKey;
  const known = target.every === "week" || target.every === "month" || target.every === "term";
  const given = period ?? { done, need: expected };
  const words = { period: tell(known ? key : "period.other"), done: given.done, need: given.need };
  return tell("period", words);
}

function freshnessWords(limit: number, age: number | null): string {
  const words =
    age === null ? tell("age.none") : age === 0 ? tell("age.today") : tell("age", { n: age });
  return `${words} · ${tell("within", { n: limit })}`;
}
