/** One plan as both sides read it: what is missing from its numbers, its measures, its texts. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { Notice } from "../../../components/notice";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/office-plans";
import type { Office } from "../../../models/office";
import {
  closePlan,
  type Plan,
  type PlanProgress,
  planPath,
  progressPath,
} from "../../../models/office-plans";
import type { Words } from "../../../models/office-shapes";
import { PageHead } from "../page-head";
import { ActForm } from "../registers/act-form";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { makesPlans } from "../what-one-may";
import { BackToPlans } from "./back";
import { MeasureCard } from "./measure";
import { missingWords } from "./missing-words";
import { spanWords } from "./plans";
import { editPlanHash, newPlanHash } from "./plans-route";

interface PlanPageProps {
  readonly office: Office;
  readonly id: string;
}

export function PlanPage({ office, id }: PlanPageProps) {
  const view = useView<Plan>(office, `plan-${id}`, planPath(id));
  const plan = view.state.value.data;
  return (
    <>
      <BackToPlans />
      <PageHead title={plan ? localized(plan.title) : say("title")} print />
      <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
        {(found) => <PlanInFull office={office} plan={found} onClosed={() => void view.reload()} />}
      </Viewed>
    </>
  );
}

interface PlanInFullProps {
  readonly office: Office;
  readonly plan: Plan;
  readonly onClosed: () => void;
}

function PlanInFull({ office, plan, onClosed }: PlanInFullProps) {
  const path = progressPath(plan.id);
  const view = useView<PlanProgress>(office, `plan-progress-${plan.id}`, path);
  const owner = [say(`owner.${plan.owner.kind}`), localized(plan.owner.name), spanWords(plan)];
  return (
    <div class="stack">
      <p class="soft">{[...owner, plan.closed ? say("closed") : ""].filter(Boolean).join(" · ")}</p>
      <PlanActs office={office} plan={plan} onClosed={onClosed} />
      <Viewed view={view} skeleton={<SkeletonRows rows={4} />}>
        {(progress) => <Progress plan={plan} progress={progress} />}
      </Viewed>
      <Texts plan={plan} />
    </div>
  );
}

interface ProgressProps {
  readonly plan: Plan;
  readonly progress: PlanProgress;
}

function Progress({ plan, progress }: ProgressProps) {
  return (
    <div class="stack">
      <header class="stack-tight">
        <p class="small">{missingWords(progress)}</p>
        <p class="small soft">
          {say("limit")} {say("bar.key")}
        </p>
      </header>
      {progress.lines.length === 0 && <Empty>{say("none")}</Empty>}
      {plan.groups.map((group) => (
        <Section key={group.id} title={localized(group.title)}>
          <ol class="stack-tight">
            {group.measures.map((measure) => (
              <MeasureCard
                key={measure.id}
                plan={plan.id}
                measure={measure}
                lines={progress.lines.filter((line) => line.measure === measure.id)}
              />
            ))}
          </ol>
        </Section>
      ))}
    </div>
  );
}

function PlanActs({ office, plan, onClosed }: PlanInFullProps) {
  const [closing, setClosing] = useState(false);
  const [said, setSaid] = useState("");
  const done = () => {
    setClosing(false);
    setSaid(say("closed.done"));
    onClosed();
  };
  const mayChange = plan.may.includes("correct") && !plan.closed;
  if (closing) {
    return (
      <ActForm
        title={say("close")}
        words={<p>{say("close.words")}</p>}
        yes={say("close.yes")}
        act={(stop) => closePlan(office, plan.id, stop)}
        onDone={done}
        close={() => setClosing(false)}
      />
    );
  }
  return (
    <>
      {said && (
        <Notice tone="good" live="status">
          {said}
        </Notice>
      )}
      <div class="plan-acts">
        {mayChange && (
          <Button icon="edit" href={editPlanHash(plan.id)}>
            {say("edit")}
          </Button>
        )}
        {makesPlans() && (
          <Button icon="copy" href={newPlanHash(plan.id)}>
            {say("copy")}
          </Button>
        )}
        {mayChange && (
          <Button kind="quiet" onClick={() => setClosing(true)}>
            {say("close")}
          </Button>
        )}
      </div>
    </>
  );
}

function Texts({ plan }: { readonly plan: Plan }) {
  return (
    <details class="card plan-texts">
      <summary>{say("texts")}</summary>
      <div class="stack prose">
        <Text title={say("idea")} lines={[plan.idea]} />
        <Text title={say("basis")} lines={plan.basis} />
        <Text title={say("goals")} lines={plan.goals} />
        <Text title={say("effects")} lines={plan.effects} />
        <p>{localized(plan.closing)}</p>
      </div>
    </details>
  );
}

interface TextProps {
  readonly title: string;
  readonly lines: readonly Words[];
}

function Text({ title, lines }: TextProps) {
  const said = lines.map(localized).filter(Boolean);
  if (said.length === 0) return null;
  return (
    <section class="stack-tight" aria-label={title}>
      <h3>{title}</h3>
      {said.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}
