/** One measure of a plan: its words, folded, and a line for each of its targets. */

import { local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import type { Plan } from "../../models/plans";
import type { Group, Measure } from "../../plans/shapes";
import { Fold } from "./fold";
import type { TargetShown } from "./shown-lines";
import { TargetLine } from "./target-line";

interface GroupPartProps {
  readonly plan: Plan;
  readonly group: Group;
  readonly shown: readonly TargetShown[];
}

export function GroupPart({ plan, group, shown }: GroupPartProps) {
  const linesOf = ({ id }: Measure) =>
    shown.filter(({ measure, lines }) => measure.id === id && lines.length > 0);
  const counted = group.measures.filter((measure) => linesOf(measure).length > 0);
  const rest = group.measures.filter((measure) => linesOf(measure).length === 0);
  return (
    <section class="stack-tight">
      <h3>{local(group.title)}</h3>
      {counted.map((measure) => (
        <MeasureCard key={measure.id} plan={plan} measure={measure} shown={linesOf(measure)} />
      ))}
      {rest.length > 0 && <Rest measures={rest} alone={counted.length === 0} />}
    </section>
  );
}

interface MeasureCardProps {
  readonly plan: Plan;
  readonly measure: Measure;
  readonly shown: readonly TargetShown[];
}

function MeasureCard({ plan, measure, shown }: MeasureCardProps) {
  return (
    <div class="card card-flush measure">
      <Fold title={<span class="measure-text">{local(measure.words)}</span>} />
      {shown.map((each) => (
        <TargetLine key={each.target.id} plan={plan} shown={each} />
      ))}
    </div>
  );
}

interface RestProps {
  readonly measures: readonly Measure[];
  /** Nothing else stands in the group. */
  readonly alone: boolean;
}

/** What is done without being counted here: one line, unfolded by whoever wants to read it. */
function Rest({ measures, alone }: RestProps) {
  return (
    <div class="card card-flush measure">
      <Fold title={tell(alone ? "rest.alone" : "rest", { n: measures.length })}>
        <ul class="measure-rest">
          {measures.map(({ id, words }) => (
            <li key={id}>{local(words)}</li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}
