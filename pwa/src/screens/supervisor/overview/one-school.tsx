/** The page of who has one school: its state, its weeks, its numbers and its latest records. */

import type { ComponentChildren } from "preact";
import { Empty } from "../../../components/empty";
import { WeekStrip } from "../../../components/week-strip";
import { dateOf, schoolWeek } from "../../../forms/week";
import { localized, say } from "../../../i18n/office";
import { dayWords, lastWords } from "../../../i18n/office-time";
import { say as tell } from "../../../i18n/overview";
import type { Office } from "../../../models/office";
import type {
  OverviewAnswer,
  RecordsAnswer,
  SchoolRow,
  TermSpan,
} from "../../../models/office-shapes";
import { type OverviewChoice, recordsHash, recordsPath } from "../office-route";
import { RecordTable } from "../record-table";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { Narrowing } from "./narrowing";
import { OpenItems } from "./open-items";
import { PlansInSight } from "./plan-progress";
import { SchoolStateBadge } from "./school-state";
import { Count, monthFilter, stripWeeks, termFilter } from "./school-table";
import { SchoolsLegend } from "./truth-line";

interface OneSchoolProps {
  readonly office: Office;
  readonly school: SchoolRow;
  readonly answer: OverviewAnswer;
  readonly choice: OverviewChoice;
}

const LATEST = 8;

export function OneSchool({ office, school, answer, choice }: OneSchoolProps) {
  const { term, missing } = answer;
  const today = dateOf(Date.now());
  const name = localized(school.name);
  return (
    <div class="stack">
      <header class="stack-tight">
        <p class="office-truth">
          {name}
          {say("schools.colon")}
          {oneWords(school)}
        </p>
        <p class="small">{localized(missing.words)}</p>
        <p class="small soft">{say("schools.limit")}</p>
      </header>
      <Narrowing answer={answer} choice={choice} />
      <section class="card stack office-one" aria-label={name}>
        <div class="spread">
          <span class="soft small">{localized(term?.name)}</span>
          <SchoolStateBadge school={school} />
        </div>
        <WeekStrip
          weeks={stripWeeks(school, term, today)}
          current={term && schoolWeek(today, term)}
          label={name}
        />
        <Numbers school={school} term={term} today={today} />
      </section>
      <SchoolsLegend />
      <PlansInSight office={office} />
      <LatestRecords office={office} school={school} />
    </div>
  );
}

interface NumbersProps {
  readonly school: SchoolRow;
  readonly term: TermSpan | null;
  readonly today: string;
}

function Numbers({ school, term, today }: NumbersProps) {
  const name = localized(school.name);
  const heard = school.heard === null ? say("state.not-heard-ever") : lastWords(school.heard);
  return (
    <dl class="office-numbers">
      <Figure label={say("schools.month")}>
        <Count
          name={name}
          count={school.records_30d}
          href={recordsHash(monthFilter(school, today))}
        />
      </Figure>
      <Figure label={say("schools.term")}>
        <Count name={name} count={school.records} href={recordsHash(termFilter(school, term))} />
      </Figure>
      <Figure label={say("schools.people")}>{school.people}</Figure>
      <Figure label={say("schools.heard")}>{heard}</Figure>
      <Figure label={tell("open")}>
        <OpenItems school={school} />
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

function Figure({ label, children }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LatestRecords({ office, school }: Pick<OneSchoolProps, "office" | "school">) {
  const view = useView<RecordsAnswer>(office, "latest", recordsPath({ school: school.id }, 1));
  return (
    <section class="stack" aria-labelledby="latest-records">
      <div class="card-head">
        <h2 id="latest-records">{say("schools.recent")}</h2>
        <a href={recordsHash({ school: school.id })}>{say("schools.all-records")}</a>
      </div>
      <Viewed view={view} skeleton={<SkeletonRows rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say("records.empty")}</Empty>
          ) : (
            <RecordTable records={items.slice(0, LATEST)} />
          )
        }
      </Viewed>
    </section>
  );
}

/** The state of one school as a sentence. */
function oneWords({ state, heard, records_30d: count }: SchoolRow): string {
  const date = heard === null ? "" : dayWords(dateOf(heard));
  if (state === "not-heard" && heard === null) return say("schools.one-not-heard-ever");
  return say(`schools.one-${state}`, { count, date });
}
