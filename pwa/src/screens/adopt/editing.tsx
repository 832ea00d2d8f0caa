/** A new plan, or changes to one: as it stands in two taps, with what somebody wants otherwise. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { Confirm } from "../../components/confirm";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import { List, Row } from "../../components/list";
import { Notice } from "../../components/notice";
import { say } from "../../i18n/adopt";
import { local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { libraryReady } from "../../models/library";
import { adoptPlan, changePlan, closePlan, type Plan, plans } from "../../models/plans";
import { sharedReady } from "../../models/shared-rows";
import { type Beginning, type Choices, planOf } from "../../plans/adopting";
import type { PlanBody, Template } from "../../plans/shapes";
import { planHash } from "../plan/addresses";
import { daysWords } from "../plan/plans-page";
import { go } from "../route";
import { beginFrom, choicesOf, ownPlans, ownTemplates } from "./beginnings";
import { burdenWords } from "./burden-words";
import { PlanFields } from "./plan-fields";

interface EditingProps {
  /** The template or plan to begin from, or the plan to change; "" while it is to be chosen. */
  readonly from: string;
  readonly edit: boolean;
}

export function Editing({ from, edit }: EditingProps) {
  if (!sharedReady.value || !libraryReady.value)
    return <Head title={tell("title")} back="#/plan" />;
  if (edit) {
    const plan = plans.value.find(({ rid, mine }) => rid === from && mine);
    if (!plan) return <Nothing />;
    return <Editor beginning={plan} first={choicesOf(plan)} plan={plan} />;
  }
  if (from === "") return <Choose />;
  const begun = beginFrom(from);
  if (!begun) return <Nothing />;
  return <Editor beginning={begun.beginning} first={begun.choices} plan={null} />;
}

function Nothing() {
  return (
    <>
      <Head title={say("title")} back="#/plan" />
      <main class="page">
        <Empty>{tell("gone")}</Empty>
      </main>
    </>
  );
}

function Choose() {
  const before = ownPlans();
  return (
    <>
      <Head title={say("title")} back="#/plan" />
      <main class="page stack-loose">
        <Section title={say("choose")}>
          <List>
            {ownTemplates().map((template) => (
              <TemplateRow key={template.id} template={template} />
            ))}
          </List>
        </Section>
        {before.length > 0 && (
          <Section title={say("before")}>
            <List>
              {before.map((plan) => (
                <Row
                  key={plan.rid}
                  icon="copy"
                  title={local(plan.title)}
                  detail={daysWords(plan)}
                  href={newHash(plan.rid)}
                />
              ))}
            </List>
          </Section>
        )}
      </main>
    </>
  );
}

function TemplateRow({ template }: { readonly template: Template }) {
  const begun = beginFrom(template.id);
  if (!begun) return null;
  const { beginning, choices } = begun;
  const groups = beginning.groups.map(({ title }) => local(title));
  return (
    <Row
      icon="flag"
      title={local(beginning.title)}
      detail={
        <>
          <span class="row-lines">{groups.join(" · ")}</span>
          {daysWords(choices)} · {burdenWords(beginning)}
        </>
      }
      href={newHash(template.id)}
    />
  );
}

interface EditorProps {
  readonly beginning: Beginning;
  readonly first: Choices;
  /** The plan that is changed; null for a new one. */
  readonly plan: Plan | null;
}

function Editor({ beginning, first, plan }: EditorProps) {
  const [choices, setChoices] = useState(first);
  const [failed, setFailed] = useState(false);
  const body = planOf(beginning, choices);
  const wrong = choices.to < choices.from;
  const back = plan ? planHash(plan.rid) : "#/plan/new";
  const save = async () => {
    if (wrong) return;
    try {
      go(planHash(await kept(plan, body)), true);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Head title={plan ? tell("edit") : say("title")} back={back} />
      <main class="page stack-loose">
        <PlanFields beginning={beginning} choices={choices} body={body} onChange={setChoices} />
        {plan && <Close plan={plan} />}
      </main>
      <section class="bottom" aria-label={say("save")}>
        <div class="actions">
          <div role="alert">
            {wrong && <Notice tone="warn">{say("dates")}</Notice>}
            {failed && <Notice tone="bad">{say("full")}</Notice>}
          </div>
          <Button kind="primary" wide onClick={() => void save()}>
            {plan ? say("save") : say("use")}
          </Button>
        </div>
      </section>
    </>
  );
}

/** The id of the plan that now stands so. */
async function kept(plan: Plan | null, body: PlanBody): Promise<string> {
  if (plan === null) return adoptPlan(body);
  await changePlan(plan, body);
  return plan.rid;
}

function Close({ plan }: { readonly plan: Plan }) {
  const [asking, setAsking] = useState(false);
  const close = async () => {
    await closePlan(plan);
    go("#/plan", true);
  };
  if (!asking) {
    return (
      <div>
        <Button kind="quiet" icon="check" onClick={() => setAsking(true)}>
          {say("close")}
        </Button>
      </div>
    );
  }
  return (
    <Confirm
      question={say("close.ask")}
      yes={say("close.yes")}
      onYes={() => void close()}
      onNo={() => setAsking(false)}
    >
      <p class="small soft">{say("close.words")}</p>
    </Confirm>
  );
}

function newHash(from: string): string {
  return `#/plan/new/${encodeURIComponent(from)}`;
}
