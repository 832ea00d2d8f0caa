/** How far plans have come, measure by measure; those of people only where there is no other. */

import "../../../style/office-plans.css";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { dateOf } from "../../../forms/week";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/overview";
import type { Office, View } from "../../../models/office";
import {
  type Measure,
  type Plan,
  type PlanItems,
  type PlanProgress,
  type PlanRow,
  planPath,
  plansPath,
  progressPath,
} from "../../../models/office-plans";
import type { Summary } from "../../../plans/targets/shapes";
import { summary } from "../../../plans/targets/summary";
import { missingWords } from "../plans/missing-words";
import { PaceBar } from "../plans/pace-bar";
import { newPlanHash, PLANS, planHash } from "../plans/plans-route";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { makesPlans } from "../what-one-may";

interface PlansInSightProps {
  readonly office: Office;
}

/** Plans that are open at once: more are opened by whoever wants to see them. */
const OPEN = 2;

export function PlansInSight({ office }: PlansInSightProps) {
  const view = useView<PlanItems>(office, "plans", plansPath(null));
  return (
    <Section title={say("plans.title")} action={<a href={PLANS}>{say("plans.all")}</a>}>
      <Viewed view={view} skeleton={<SkeletonRows rows={2} />}>
        {({ items }) => {
          const running = items.filter(isRunning);
          const wide = running.filter(({ owner }) => owner.kind !== "person");
          const shown = wide.length > 0 ? wide : running;
          if (shown.length === 0) return <NoPlans />;
          return (
            <div class="stack-tight">
              {shown.map((plan, at) => (
                <PlanInSight key={plan.id} office={office} plan={plan} open={at < OPEN} />
              ))}
            </div>
          );
        }}
      </Viewed>
    </Section>
  );
}

function isRunning({ from, to, closed }: PlanRow): boolean {
  const today = dateOf(Date.now());
  return !closed && from <= today && today <= to;
}

function NoPlans() {
  const make = makesPlans() && <Button href={newPlanHash(null)}>{say("plans.new")}</Button>;
  return <Empty action={make}>{say("plans.none")}</Empty>;
}

interface PlanInSightProps extends PlansInSightProps {
  readonly plan: PlanRow;
  readonly open: boolean;
}

function PlanInSight({ office, plan, open: first }: PlanInSightProps) {
  const [open, setOpen] = useState(first);
  return (
    <details
      class="card overview-plan"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{localized(plan.title)}</summary>
      {open && <Measures office={office} plan={plan} />}
    </details>
  );
}

function Measures({ office, plan: { id } }: Omit<PlanInSightProps, "open">) {
  const whole = useView<Plan>(office, `plan-${id}`, planPath(id));
  const view = useView<PlanProgress>(office, `plan-progress-${id}`, progressPath(id));
  if (whole.state.value.problem === "forbidden") return <Counted view={view} />;
  return (
    <Viewed view={whole} skeleton={<SkeletonRows rows={3} />}>
      {(plan) => (
        <Viewed view={view} skeleton={<SkeletonRows rows={3} />}>
          {(progress) => (
            <>
              <p class="small soft">{missingWords(progress)}</p>
              <ul class="overview-measures">
                {expected(plan, progress).map(({ measure, sum }) => (
                  <Row key={measure.id} plan={id} measure={measure} sum={sum} />
                ))}
              </ul>
            </>
          )}
        </Viewed>
      )}
    </Viewed>
  );
}

/** Who only counts has one line for each target, and does not open the plan. */
function Counted({ view }: { readonly view: View<PlanProgress> }) {
  return (
    <Viewed view={view} skeleton={<SkeletonRows rows={3} />}>
      {(progress) => (
        <>
          <p class="small soft">{missingWords(progress)}</p>
          <ul class="overview-measures">
            {progress.lines
              .filter((line) => line.expected > 0)
              .map((line) => (
                <li key={`${line.measure}.${line.target}`}>
                  {localized(line.title)}
                  <PaceBar title={localized(line.title)} sum={line} />
                </li>
              ))}
          </ul>
        </>
      )}
    </Viewed>
  );
}

/** The measures of which something is expected, each with its numbers. */
function expected({ groups }: Plan, { lines }: PlanProgress) {
  const measures = groups.flatMap((group) => group.measures);
  return measures
    .map((measure) => {
      const own = lines.filter((line) => line.measure === measure.id);
      return { measure, sum: summary(measure.targets, own) };
    })
    .filter(({ sum }) => sum.expected > 0);
}

interface RowProps {
  readonly plan: string;
  readonly measure: Measure;
  readonly sum: Summary;
}

/** A measure is called by its targets: its own words are sentences. */
function Row({ plan, measure, sum }: RowProps) {
  const titles = measure.targets.map(({ title }) => localized(title));
  const title = titles.join(say("plans.join"));
  return (
    <li>
      <a href={planHash(plan)}>{title}</a>
      <PaceBar title={title} sum={sum} />
    </li>
  );
}
