/** The schools: who logged, who is quiet, who was not heard from; in place order, never ranked. */

import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { say } from "../../i18n/office";
import type { Office } from "../../models/office";
import type { SchoolsAnswer } from "../../models/office-shapes";
import { schoolsHash } from "./office-route";
import { OneSchool } from "./one-school";
import { PageHead } from "./page-head";
import { SchoolTable } from "./school-table";
import { type SchoolsTruth, STATES, schoolsTruth } from "./school-truth";
import { SchoolsLegend, SchoolsTruthLine } from "./schools-truth-line";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

interface SchoolsPageProps {
  readonly office: Office;
  /** Shows only the schools of this state. */
  readonly state: string | null;
}

export function SchoolsPage({ office, state }: SchoolsPageProps) {
  const view = useView<SchoolsAnswer>(office, "schools", "/api/views/schools");
  return (
    <>
      <PageHead title={say("nav.schools")} print />
      <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
        {(answer) => {
          const [only, ...more] = answer.items;
          const alone = only !== undefined && more.length === 0;
          return alone ? (
            <OneSchool office={office} school={only} term={answer.term} />
          ) : (
            <Schools answer={answer} state={state} />
          );
        }}
      </Viewed>
    </>
  );
}

interface SchoolsProps {
  readonly answer: SchoolsAnswer;
  readonly state: string | null;
}

function Schools({ answer, state }: SchoolsProps) {
  const truth = schoolsTruth(answer.items);
  const shown = answer.items.filter((school) => state === null || school.state === state);
  return (
    <div class="stack">
      <header class="stack-tight">
        <SchoolsTruthLine truth={truth} />
        <p class="small soft">{say("schools.limit")}</p>
      </header>
      {truth.total > 0 && <StateFilter truth={truth} state={state} />}
      {shown.length > 0 && <SchoolTable schools={shown} term={answer.term} />}
      {shown.length === 0 && truth.total > 0 && (
        <Empty action={<Button href={schoolsHash(null)}>{say("schools.show-all")}</Button>}>
          {say("schools.none-in-state")}
        </Empty>
      )}
      <SchoolsLegend />
    </div>
  );
}

interface StateFilterProps {
  readonly truth: SchoolsTruth;
  readonly state: string | null;
}

function StateFilter({ truth, state }: StateFilterProps) {
  const present = STATES.filter((each) => truth.count[each] > 0 || each === state);
  const choices = [null, ...present];
  return (
    <nav class="office-tabs" aria-label={say("schools.filter")}>
      {choices.map((each) => (
        <a
          key={each ?? "all"}
          href={schoolsHash(each)}
          aria-current={each === state ? "true" : undefined}
        >
          {say(each === null ? "state.all" : `state.${each}`)}
          <span class="office-tab-count">{each === null ? truth.total : truth.count[each]}</span>
        </a>
      ))}
    </nav>
  );
}
