/** Plan: each measure of a plan, how far it is, and what is due next. */

import { useEffect } from "preact/hooks";
import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import { List, Row } from "../../components/list";
import { Notice } from "../../components/notice";
import { SyncLine } from "../../components/sync-line";
import { WeekStrip } from "../../components/week-strip";
import { dayWords, fullDate, local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { people, places } from "../../models/library";
import { loadFigures } from "../../models/plan-figures";
import { isComing, type Plan, plans, runningOn, templates } from "../../models/plans";
import { findRecord, recordsReady } from "../../models/records";
import { sharedReady } from "../../models/shared-rows";
import { status } from "../../models/sync-status";
import { rightNow, term, today, week } from "../clock";
import { stripOf } from "../own-work";
import { planHash } from "./addresses";
import { adoptPart } from "./adopt-part";
import { CardsToRead, ConductCards } from "./conduct-cards";
import { linesOf } from "./counting";
import { Fold } from "./fold";
import { GroupPart } from "./measure-card";
import { targetsShown } from "./shown-lines";
import { Tasks } from "./task-rows";

interface PlansProps {
  /** The plan to show; null for one's own, or the first there is. */
  readonly only: string | null;
}

export function Plans({ only }: PlansProps) {
  const running = runningOn(today.value);
  const shown = only === null ? running[0] : plans.value.find(({ rid }) => rid === only);
  const coming = plans.value.filter((each) => each.mine && isComing(each, today.value));
  const others = [...running, ...coming].filter((each) => each !== shown);
  const ready = sharedReady.value && recordsReady.value;
  // Whoever looks at plans may want to make one on a day without a network.
  useEffect(() => void adoptPart.load().catch(() => undefined), []);
  return (
    <>
      <Head title={tell("title")} back={only === null ? "#/" : "#/plan"}>
        <SyncLine status={status.value} now={rightNow.value} />
      </Head>
      <main class="page stack-loose" aria-busy={!ready}>
        {only === null && <ConductCards />}
        {only === null && <Tasks />}
        {ready && (shown ? <OnePlan plan={shown} /> : <None only={only} />)}
        {only === null && others.length > 0 && <Others plans={others} />}
        <List>
          <Row
            icon="people"
            title={tell("silence.title")}
            detail={tell("silence.words")}
            href="#/children"
          />
          {shown && templates.value.length > 0 && (
            <Row icon="plus" title={tell("new")} href="#/plan/new" />
          )}
        </List>
      </main>
    </>
  );
}

function None({ only }: PlansProps) {
  if (only !== null) return <Empty>{tell("gone")}</Empty>;
  if (templates.value.length === 0) return <Empty>{tell("none.template")}</Empty>;
  const action = (
    <Button kind="primary" href="#/plan/new">
      {tell("new")}
    </Button>
  );
  return <Empty action={action}>{tell("none")}</Empty>;
}

function OnePlan({ plan }: { readonly plan: Plan }) {
  const told = plan.state === "synced";
  useEffect(() => void (told && loadFigures(plan.rid)), [plan.rid, told]);
  const shown = targetsShown(plan);
  return (
    <div class="stack-loose">
      <PlanHead plan={plan} />
      {plan.groups.map((group) => (
        <GroupPart key={group.id} plan={plan} group={group} shown={shown} />
      ))}
      <Preamble plan={plan} />
      <CardsToRead template={plan.template} />
      {plan.mine && (
        <div>
          <Button icon="edit" href={`#/plan/edit/${encodeURIComponent(plan.rid)}`}>
            {tell("edit")}
          </Button>
        </div>
      )}
    </div>
  );
}

function PlanHead({ plan }: { readonly plan: Plan }) {
  const weeks = term.value ? stripOf(term.value, writtenFor(plan), today.value) : [];
  return (
    <section class="stack-tight">
      <p class="small soft">{ownerWords(plan)}</p>
      <h2>{local(plan.title)}</h2>
      <p class="small soft">{daysWords(plan)}</p>
      {weeks.length > 0 && <WeekStrip weeks={weeks} current={week.value} label={tell("strip")} />}
      {plan.state === "waiting" && <Notice icon="clock">{tell("waiting")}</Notice>}
      {plan.state === "held" && (
        <Notice tone="warn" icon="edit">
          {tell("held")}
        </Notice>
      )}
    </section>
  );
}

/** The days of the records that a plan counts. */
function writtenFor(plan: Plan): { readonly date: string }[] {
  const rids = new Set(linesOf(plan).flatMap((line) => line.rids));
  return [...rids].flatMap((rid) => findRecord(rid) ?? []);
}

/** What stands before and after the measures of a plan. */
function Preamble({ plan: { idea, basis, goals, effects, closing } }: { readonly plan: Plan }) {
  const parts = [
    { title: tell("idea"), lines: [idea] },
    { title: tell("basis"), lines: basis },
    { title: tell("goals"), lines: goals },
    { title: tell("effects"), lines: [...effects, closing] },
  ];
  return (
    <div class="card card-flush">
      <Fold title={tell("words")}>
        <div class="stack plan-words">
          {parts.map(({ title, lines }) => (
            <div key={title} class="stack-tight">
              <h3>{title}</h3>
              {lines.map((line) => line?.zh && <p key={line.zh}>{local(line)}</p>)}
            </div>
          ))}
        </div>
      </Fold>
    </div>
  );
}

function Others({ plans: rest }: { readonly plans: readonly Plan[] }) {
  return (
    <Section title={tell("others")}>
      <List>
        {rest.map((plan) => (
          <Row
            key={plan.rid}
            icon="flag"
            title={local(plan.title)}
            detail={`${ownerWords(plan)} · ${daysWords(plan)}`}
            href={planHash(plan.rid)}
          />
        ))}
      </List>
    </Section>
  );
}

/** Whose plan it is. */
function ownerWords({ owner: { kind, id }, mine }: Plan): string {
  if (kind === "person" && !mine) {
    const name = people.value.find((each) => each.id === id)?.name ?? "";
    return tell("owner.person.of", { name });
  }
  const place = kind === "person" ? undefined : places.value.find((each) => each.id === id);
  const words = tell(`owner.${kind}`);
  return place ? `${words} · ${local(place.name)}` : words;
}

/** The first and the last day of a plan. */
export function daysWords({ from, to }: { readonly from: string; readonly to: string }): string {
  const words = (day: string) =>
    from.slice(0, 4) === to.slice(0, 4) ? dayWords(day) : fullDate(Date.parse(`${day}T00:00`));
  return tell("days", { from: words(from), to: words(to) });
}
