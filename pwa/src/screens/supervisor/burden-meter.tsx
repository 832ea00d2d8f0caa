/** What forms take of people's week, by role, against the most they should: a calm bar each. */

import { tell } from "../../i18n/forms";
import type { MeterRow } from "../../models/office-form-shapes";
import { numberWords } from "./form-words";

/** Room beyond the budget, so that the mark never stands at the very end. */
const BEYOND = 1.25;

export function BurdenMeter({ rows }: { readonly rows: readonly MeterRow[] }) {
  const changes = rows.some(({ before, after }) => before !== after);
  const most = Math.max(
    ...rows.flatMap(({ before, after, budget }) => [before, after, budget * BEYOND]),
  );
  return (
    <div class="stack-tight">
      <p class="small soft">{tell("check.meter-words")}</p>
      <dl class="meter">
        {rows.map((row) => (
          <Role key={row.role} row={row} most={most} />
        ))}
      </dl>
      <p class="meter-key small soft" aria-hidden="true">
        {changes && (
          <span>
            <i class="meter-key-before" />
            {tell("meter.key-before")}
          </span>
        )}
        <span>
          <i class="meter-key-after" />
          {tell(changes ? "meter.key-after" : "meter.key-before")}
        </span>
        <span>
          <i class="meter-key-budget" />
          {tell("meter.key-budget")}
        </span>
      </p>
    </div>
  );
}

function Role({ row, most }: { readonly row: MeterRow; readonly most: number }) {
  const { role, before, after, budget } = row;
  const share = (minutes: number) => `${(100 * minutes) / most}%`;
  return (
    <div class="meter-row">
      <dt>{tell(`role.${role}`)}</dt>
      <dd>
        <span class="meter-bar" aria-hidden="true">
          <i class="meter-after" style={{ width: share(after) }} />
          {before !== after && <i class="meter-before" style={{ width: share(before) }} />}
          <i class="meter-budget" style={{ left: share(budget) }} />
        </span>
        <span class="small">{meterWords(row)}</span>
        {after > budget && (
          <span class="small meter-over">
            {tell("meter.over", { n: numberWords(after - budget) })}
          </span>
        )}
      </dd>
    </div>
  );
}

/** Minutes before and after, and the budget, in a line. */
export function meterWords({ before, after, budget }: MeterRow): string {
  const [was, is] = [numberWords(before), numberWords(after)];
  if (was === is) return tell("meter.line", { after: is, budget });
  return tell("meter.line-was", { before: was, after: is, budget });
}
