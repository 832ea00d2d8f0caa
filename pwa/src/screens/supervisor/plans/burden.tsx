/** What a plan asks of each kind of person in a week, in one calm line each. */

import { say } from "../../../i18n/office-plans";
import { type OfficePlansKey, officePlansZh } from "../../../i18n/office-plans-zh";
import type { Asked } from "../../../models/office-plans";
import { numberWords } from "../form-words";

export function PlanBurden({ burden }: { readonly burden: Readonly<Record<string, Asked>> }) {
  const asked = Object.entries(burden).filter(([, { records_per_week }]) => records_per_week > 0);
  return (
    <section class="card stack-tight" aria-labelledby="plan-burden">
      <h2 id="plan-burden">{say("burden.title")}</h2>
      {asked.length === 0 && <p class="soft">{say("burden.none")}</p>}
      <ul>
        {asked.map(([kind, { records_per_week, minutes_per_week }]) => (
          <li key={kind}>
            {say("burden.line", {
              role: roleWords(kind),
              records: numberWords(rounded(records_per_week)),
              minutes: numberWords(rounded(minutes_per_week)),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}

function roleWords(kind: string): string {
  const key = `role.${kind}`;
  return key in officePlansZh ? say(key as OfficePlansKey) : kind;
}
