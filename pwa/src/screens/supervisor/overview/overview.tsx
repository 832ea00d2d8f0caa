/** The office's first page: who logged, who is quiet, who was not heard from, what is open. */

import "../../../style/office-overview.css";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { localized, say as word } from "../../../i18n/office";
import { say } from "../../../i18n/overview";
import type { Office } from "../../../models/office";
import type { OverviewAnswer } from "../../../models/office-shapes";
import { type OverviewChoice, overviewHash, overviewPath } from "../office-route";
import { PageHead } from "../page-head";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { Narrowing } from "./narrowing";
import { OneSchool } from "./one-school";
import { PlansInSight } from "./plan-progress";
import { SchoolTable } from "./school-table";
import { type SchoolsTruth, STATES, schoolsTruth } from "./school-truth";
import { Silences } from "./silences";
import { SchoolsLegend, SchoolsTruthLine } from "./truth-line";

interface OverviewPageProps {
  readonly office: Office;
  readonly choice: OverviewChoice;
}

export function OverviewPage({ office, choice }: OverviewPageProps) {
  const view = useView<OverviewAnswer>(office, "overview", overviewPath(choice));
  return (
    <>
      <PageHead title={say("title")} print />
      <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
        {(answer) => {
          const [only, ...more] = answer.items;
          const alone = only !== undefined && more.length === 0;
          return alone ? (
            <OneSchool office={office} school={only} answer={answer} choice={choice} />
          ) : (
            <Schools office={office} answer={answer} choice={choice} />
          );
        }}
      </Viewed>
    </>
  );
}

interface SchoolsProps {
  readonly office: Office;
  readonly answer: OverviewAnswer;
  readonly choice: OverviewChoice;
}

function Schools({ office, answer, choice }: SchoolsProps) {
  const { state } = choice;
  const truth = schoolsTruth(answer.items);
  const shown = answer.items.filter((school) => state === null || school.state === state);
  const all = overviewHash({ ...choice, state: null });
  return (
    <div class="stack">
      <header class="stack-tight">
        <SchoolsTruthLine truth={truth} choice={choice} />
        {truth.total > 0 && <p class="small">{localized(answer.missing.words)}</p>}
        <p class="small soft">{word("schools.limit")}</p>
      </header>
      <Narrowing answer={answer} choice={choice} />
      {state === null && <Silences schools={answer.items} choice={choice} />}
      {truth.total > 0 && <StateFilter truth={truth} choice={choice} />}
      {shown.length > 0 && <SchoolTable schools={shown} term={answer.term} />}
      {shown.length === 0 && truth.total > 0 && (
        <Empty action={<Button href={all}>{word("schools.show-all")}</Button>}>
          {word("schools.none-in-state")}
        </Empty>
      )}
      {truth.total > 0 && <SchoolsLegend />}
      <PlansInSight office={office} />
    </div>
  );
}

interface StateFilterProps {
  readonly truth: SchoolsTruth;
  readonly choice: OverviewChoice;
}

function StateFilter({ truth, choice }: StateFilterProps) {
  const present = STATES.filter((each) => truth.count[each] > 0 || each === choice.state);
  const choices = [null, ...present];
  return (
    <nav class="office-tabs" aria-label={word("schools.filter")}>
      {choices.map((each) => (
        <a
          key={each ?? "all"}
          href={overviewHash({ ...choice, state: each })}
          aria-current={each === choice.state ? "true" : undefined}
        >
          {word(each === null ? "state.all" : `state.${each}`)}
          <span class="office-tab-count">{each === null ? truth.total : truth.count[each]}</span>
        </a>
      ))}
    </nav>
  );
}
