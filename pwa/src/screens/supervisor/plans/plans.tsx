/** The plans that somebody reads: those that run, by whose they are, and those that are over. */

import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { List, Row } from "../../../components/list";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/office-plans";
import { dayWords } from "../../../i18n/office-time";
import type { Office } from "../../../models/office";
import { type PlanItems, type PlanRow, plansPath } from "../../../models/office-plans";
import { PageHead } from "../page-head";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { makesPlans } from "../what-one-may";
import { newPlanHash, PLANS, planHash } from "./plans-route";

interface PlansPageProps {
  readonly office: Office;
  readonly school: string | null;
}

export function PlansPage({ office, school }: PlansPageProps) {
  const view = useView<PlanItems>(office, "plans", plansPath(school));
  const make = makesPlans() && (
    <Button kind="primary" icon="plus" href={newPlanHash(null)}>
      {say("new")}
    </Button>
  );
  return (
    <>
      <PageHead title={say("title")} print>
        {make}
      </PageHead>
      <div class="stack">
        <p class="office-lead">
          {say("lead")} {school !== null && <a href={PLANS}>{say("all-schools")}</a>}
        </p>
        <Viewed view={view} skeleton={<SkeletonRows rows={4} />}>
          {({ items }) =>
            items.length === 0 ? <Empty>{say("empty")}</Empty> : <Plans plans={items} />
          }
        </Viewed>
      </div>
    </>
  );
}

const KINDS = ["township", "link", "school", "person"] as const;

function Plans({ plans }: { readonly plans: readonly PlanRow[] }) {
  const running = plans.filter(({ closed }) => !closed);
  const over = plans.filter(({ closed }) => closed);
  return (
    <div class="stack">
      {KINDS.map((kind) => (
        <Group
          key={kind}
          title={say(`owner.${kind}`)}
          plans={running.filter(({ owner }) => owner.kind === kind)}
        />
      ))}
      <Group title={say("over")} plans={over} />
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly plans: readonly PlanRow[];
}

function Group({ title, plans }: GroupProps) {
  if (plans.length === 0) return null;
  return (
    <Section title={title}>
      <List label={title}>
        {plans.map((plan) => (
          <Row
            key={plan.id}
            icon="flag"
            title={localized(plan.title)}
            detail={[localized(plan.owner.name), spanWords(plan)].filter(Boolean).join(" · ")}
            href={planHash(plan.id)}
          />
        ))}
      </List>
    </Section>
  );
}

/** The days of a plan in words. */
export function spanWords({ from, to }: Pick<PlanRow, "from" | "to">): string {
  return say("days", { from: dayWords(from), to: dayWords(to) });
}
