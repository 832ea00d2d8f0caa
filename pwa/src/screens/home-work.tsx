/** The lower part of the day's page: the term as a strip, drafts, this week, and what was written lately. */

import { Section } from "../components/card";
import { List } from "../components/list";
import { WeekStrip } from "../components/week-strip";
import { local } from "../i18n/local";
import { tell } from "../i18n/record";
import { recordsReady } from "../models/records";
import { week } from "./clock";
import { ownForms } from "./own-forms";
import { ownDrafts, ownRecords } from "./own-records";
import { ownWeeks, thisWeek } from "./own-work";
import { usePlanPart } from "./plan/plan-part";
import { RecordRow } from "./record-row";

const RECENT = 5;

/** The weeks of the term, for whoever logs. */
export function TermStrip() {
  if (ownWeeks.value.length === 0 || ownForms.value.length === 0) return null;
  return <WeekStrip weeks={ownWeeks.value} current={week.value} label={tell("home.strip")} />;
}

export function Drafts() {
  const drafts = ownDrafts.value;
  if (drafts.length === 0) return null;
  return (
    <Section title={tell("home.drafts")}>
      <List>
        {drafts.slice(0, RECENT).map((each) => (
          <RecordRow key={each.rid} record={each} />
        ))}
      </List>
    </Section>
  );
}

export function ThisWeek() {
  const plan = usePlanPart();
  const counts = thisWeek.value;
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const parts = ownForms.value.flatMap(({ id, title }) => {
    const n = counts.get(id) ?? 0;
    return n > 0 ? [tell("home.week.part", { form: local(title), n })] : [];
  });
  if (!recordsReady.value || ownForms.value.length === 0) return null;
  return (
    <Section title={tell("home.week")} action={plan && <plan.PlanLink />}>
      <p>{total > 0 ? tell("home.week.count", { n: total }) : tell("home.week.none")}</p>
      {parts.length > 1 && <p class="soft">{parts.join(" · ")}</p>}
      {plan && <plan.WeekLines />}
    </Section>
  );
}

export function Recent() {
  const recent = ownRecords.value.slice(0, RECENT);
  if (!recordsReady.value || ownForms.value.length === 0) return null;
  if (recent.length === 0) return <p class="soft">{tell("home.empty")}</p>;
  return (
    <Section
      title={tell("home.recent")}
      action={
        <a class="more-link" href="#/records">
          {tell("home.all")}
        </a>
      }
    >
      <List>
        {recent.map((each) => (
          <RecordRow key={each.rid} record={each} />
        ))}
      </List>
    </Section>
  );
}
