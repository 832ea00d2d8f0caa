/** One measure of a plan: its words, folded, and a line for each of its targets. */

import { local } from "../../i18n/local";
import type { Plan } from "../../models/plans";
import type { Group, Measure } from "../../plans/shapes";
import type { TargetShown } from "./shown-lines";
import { TargetLine } from "./target-line";

interface GroupPartProps {
  readonly plan: Plan;
  readonly group: Group;
  readonly shown: readonly TargetShown[];
}

export function GroupPart({ plan, group, shown }: GroupPartProps) {
  return (
    <section class="stack-tight">
      <h3>{local(group.title)}</h3>
      {group.measures.map((measure) => (
        <MeasureCard
          key={measure.id}
          plan={plan}
          measure={measure}
          shown={shown.filter((each) => each.measure.id === measure.id)}
        />
      ))}
    </section>
  );
}

interface MeasureCardProps {
  readonly plan: Plan;
  readonly measure: Measure;
  readonly shown: readonly TargetShown[];
}

function MeasureCard({ plan, measure, shown }: MeasureCardProps) {
  const counted = shown.filter(({ lines }) => lines.length > 0);
  return (
    <div class="card card-flush measure">
      {counted.length > 0 ? (
        <details>
          <summary class="measure-words">
            <span class="measure-text">{local(measure.words)}</span>
          </summary>
        </details>
      ) : (
        <p class="measure-words">{local(measure.words)}</p>
      )}
      {counted.map((each) => (
        <TargetLine key={each.target.id} plan={plan} shown={each} />
      ))}
    </div>
  );
}
