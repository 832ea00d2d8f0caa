/** The one line of truth over the schools: how many logged, are quiet, or were not heard. */

import { WeekStripLegend } from "../../../components/week-strip";
import { dateOf } from "../../../forms/week";
import { say } from "../../../i18n/office";
import { dayWords } from "../../../i18n/office-time";
import type { SchoolState } from "../../../models/office-shapes";
import { type OverviewChoice, overviewHash } from "../office-route";
import { type SchoolsTruth, STATES } from "./school-truth";

interface SchoolsTruthLineProps {
  readonly truth: SchoolsTruth;
  readonly choice: OverviewChoice;
}

export function SchoolsTruthLine({ truth, choice }: SchoolsTruthLineProps) {
  if (truth.total === 0) return <p class="office-truth">{say("schools.truth-none")}</p>;
  const [before, after] = say("schools.truth", { total: truth.total, parts: GAP }).split(GAP);
  const parts = STATES.filter((state) => truth.count[state] > 0);
  return (
    <p class="office-truth">
      {before}
      {parts.map((state, place) => (
        <span key={state}>
          {place > 0 && say("schools.join")}
          <a href={overviewHash({ ...choice, state })}>{partWords(state, truth)}</a>
        </span>
      ))}
      {after}
    </p>
  );
}

/** What the squares and the states mean, under every picture of them. */
export function SchoolsLegend() {
  return (
    <footer class="stack-tight office-notes">
      <WeekStripLegend states={STATES} />
      <p>{say("schools.meaning")}</p>
    </footer>
  );
}

const GAP = "\u0001";

function partWords(state: SchoolState, truth: SchoolsTruth): string {
  const count = truth.count[state];
  if (state !== "not-heard") return say(`schools.part-${state}`, { count });
  if (truth.unheardSince === null) return say("schools.part-not-heard-ever", { count });
  const date = dayWords(dateOf(truth.unheardSince));
  const key = count === 1 ? "schools.part-not-heard" : "schools.part-not-heard-many";
  return say(key, { count, date });
}
