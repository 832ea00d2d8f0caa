/** One measure of a plan: its words, and for each target the bar and what is behind it. */

import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/office-plans";
import { dayWords } from "../../../i18n/office-time";
import type { Measure, PlanLine } from "../../../models/office-plans";
import type { Target } from "../../../plans/targets/shapes";
import { summary } from "../../../plans/targets/summary";
import { PaceBar } from "./pace-bar";
import { lineHash } from "./plans-route";
import { nextOf } from "./sums";

interface MeasureCardProps {
  readonly plan: string;
  readonly measure: Measure;
  readonly lines: readonly PlanLine[];
}

export function MeasureCard({ plan, measure, lines }: MeasureCardProps) {
  if (measure.targets.length === 0) return <li class="plan-plain">{localized(measure.words)}</li>;
  return (
    <li class="card stack-tight plan-measure">
      <p>{localized(measure.words)}</p>
      {measure.targets.map((target) => (
        <TargetLines
          key={target.id}
          plan={plan}
          target={target}
          lines={lines.filter((line) => line.target === target.id)}
        />
      ))}
    </li>
  );
}

interface TargetLinesProps {
  readonly plan: string;
  readonly target: Target;
  readonly lines: readonly PlanLine[];
}

function TargetLines({ plan, target, lines }: TargetLinesProps) {
  const [only, ...more] = lines;
  if (only === undefined) return null;
  const title = localized(only.title);
  const next = nextOf(lines);
  return (
    <div class="plan-target">
      <p class="plan-target-title">
        {more.length === 0 ? <LineLink plan={plan} line={only} words={title} /> : title}
      </p>
      <PaceBar title={title} sum={summary([target], lines)} />
      <p class="small soft">
        {more.length === 0 && `${subjectWords(only)} `}
        {next !== null && say("next", { day: dayWords(next) })}
      </p>
      {more.length > 0 && (
        <details class="plan-subjects">
          <summary>{say("subjects", { count: lines.length })}</summary>
          <ul>
            {lines.map((line) => (
              <li key={`${line.subject.kind}.${line.subject.id}`}>
                <LineLink plan={plan} line={line} words={subjectWords(line)} />
                <PaceBar title={subjectWords(line)} sum={line} />
                <span class="small soft">{freshWords(line)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface LineLinkProps {
  readonly plan: string;
  readonly line: PlanLine;
  readonly words: string;
}

/** The way to the records behind a number; nothing to open where there are none. */
function LineLink({ plan, line, words }: LineLinkProps) {
  const { measure, target, subject, rids } = line;
  if (rids.length === 0 || subject.id === null) return <>{words}</>;
  const address = { measure, target, subject: `${subject.kind}.${subject.id}` };
  return <a href={lineHash(plan, address)}>{words}</a>;
}

/** Whom a line is about; children above their school are a number. */
export function subjectWords({ subject, children }: PlanLine): string {
  return children === null ? localized(subject.name) : say("children", { count: children });
}

function freshWords({ age }: PlanLine): string {
  if (age === null) return say("age.none");
  return age === 0 ? say("age.today") : say("age", { age });
}
