/** The week strip: one small square for each school week of a term. */

import { say } from "../i18n/answer";
import "../style/week-strip.css";

export type WeekState = "logged" | "quiet" | "not-heard" | "not-expected" | "ahead";

export interface StripWeek {
  readonly week: number;
  readonly state: WeekState;
  readonly count?: number;
}

interface WeekStripProps {
  readonly weeks: readonly StripWeek[];
  /** The school week that is now; a notch stands under it. */
  readonly current?: number | null;
  /** Whose weeks these are, for a screen reader. */
  readonly label: string;
}

const STEP = 14;
const SIDE = 11;

export function WeekStrip({ weeks, current, label }: WeekStripProps) {
  const width = Math.max(weeks.length, 1) * STEP - (STEP - SIDE) + 1;
  const now = weeks.findIndex((each) => each.week === current);
  return (
    <svg
      class="week-strip"
      role="img"
      aria-label={`${label}${say("strip.colon")}${stripWords(weeks, current)}`}
      viewBox={`0 0 ${width} 18`}
      style={{ maxWidth: `${width * 1.25}px` }}
    >
      {weeks.map((each, index) => (
        <Square key={each.week} state={each.state} x={index * STEP + 0.5} />
      ))}
      {now >= 0 && <path class="notch" d={`M${now * STEP + 0.5 + SIDE / 2} 13.5l3.5 4.5h-7Z`} />}
    </svg>
  );
}

function Square({ state, x }: { readonly state: WeekState; readonly x: number }) {
  if (state === "ahead") return <circle class="ahead" cx={x + SIDE / 2} cy="6" r="1.3" />;
  return (
    <g class={state}>
      <rect x={x} y="0.5" width={SIDE} height={SIDE} rx="1.5" />
      {state === "not-heard" && (
        <path d={`M${x} 6l5.5-5.5M${x} 11.5l11-11M${x + 5.5} 11.5l5.5-5.5`} />
      )}
    </g>
  );
}

/** The strip in words: how many weeks stand in each state, and which week is now. */
export function stripWords(weeks: readonly StripWeek[], current?: number | null): string {
  const states: WeekState[] = ["logged", "quiet", "not-heard", "not-expected"];
  const counts = states
    .map((state) => [state, weeks.filter((each) => each.state === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => say(`strip.${state as Exclude<WeekState, "ahead">}`, { n }));
  const now = current ? [say("strip.now", { n: current })] : [];
  return [...counts, ...now].join(say("strip.comma"));
}

/** What each kind of square means. `states` are those that can appear. */
export function WeekStripLegend({ states }: { readonly states: readonly WeekState[] }) {
  return (
    <ul class="week-strip-legend">
      {states.map((state) => (
        <li key={state}>
          <svg class="week-strip" viewBox="0 0 12 12" aria-hidden="true">
            <Square state={state} x={0.5} />
          </svg>
          {say(`strip.means.${state}`)}
        </li>
      ))}
    </ul>
  );
}
