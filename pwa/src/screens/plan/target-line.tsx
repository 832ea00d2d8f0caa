/** One target of a measure: how far it is, what is due next, and the button that opens its form. */

import { Button } from "../../components/button";
import { Badge } from "../../components/state-badge";
import { local, whenWords } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { forms } from "../../models/library";
import type { Plan } from "../../models/plans";
import type { Target } from "../../plans/targets/shapes";
import { rightNow, today } from "../clock";
import { targetHash, writeHash } from "./addresses";
import { LOOKS, nextWords } from "./line-words";
import { Pace } from "./pace";
import type { ShownLine, TargetShown } from "./shown-lines";

/** So many subjects have a line each; more are told together. */
const APART = 3;

interface TargetLineProps {
  readonly plan: Plan;
  readonly shown: TargetShown;
}

export function TargetLine({ plan, shown: { target, lines } }: TargetLineProps) {
  if (lines.length === 0) return null;
  return (
    <div class="target">
      <div class="target-lines">
        {lines.length > APART ? (
          <Together plan={plan} target={target} lines={lines} />
        ) : (
          lines.map((line) => (
            <Alone
              key={line.subject.id}
              plan={plan}
              target={target}
              line={line}
              named={lines.length > 1}
            />
          ))
        )}
      </div>
      <Write target={target} />
    </div>
  );
}

/** Opens the form of what is counted. */
function Write({ target }: { readonly target: Target }) {
  const form = forms.value.find(({ id }) => id === target.count.form);
  if (!form || form.closed) return null;
  const label = tell("write.label", { form: local(form.title) });
  return <Button icon="plus" label={label} href={writeHash(target)} />;
}

interface AloneProps {
  readonly plan: Plan;
  readonly target: Target;
  readonly line: ShownLine;
  /** Says for whom. */
  readonly named: boolean;
}

function Alone({ plan, target, line, named }: AloneProps) {
  const { done, due, expected, name } = line;
  const title = named && name ? `${local(target.title)} · ${name}` : local(target.title);
  return (
    <a class="target-line" href={targetHash(plan.rid, target.id, line.subject.id)}>
      <span class="target-head">
        <span class="row-title">{title}</span>
        <Figure target={target} line={line} />
      </span>
      {line.whole && target.within_days === undefined && (
        <Pace done={done} due={due} expected={expected} />
      )}
      <Foot target={target} line={line} />
    </a>
  );
}

/** The number of a line; of a partial one only what is here. */
export function Figure({ target, line }: { readonly target: Target; readonly line: ShownLine }) {
  const { whole, done, expected, state, rids } = line;
  if (!whole) return <span class="soft">{tell("figure.part", { n: rids.length })}</span>;
  if (target.within_days !== undefined || state === "not_expected") return null;
  return <span class="target-figure">{tell("figure", { done, expected })}</span>;
}

function Foot({ target, line }: { readonly target: Target; readonly line: ShownLine }) {
  const { state, whole, told } = line;
  const next = nextWords(target, line, today.value);
  if (!whole) return <span class="small soft">{tell("part")}</span>;
  return (
    <span class="target-foot">
      <Badge {...LOOKS[state]}>{tell(`state.${state}`)}</Badge>
      {next && <span class="small soft">{next}</span>}
      {told !== null && (
        <span class="small soft">{tell("server", { when: whenWords(told, rightNow.value) })}</span>
      )}
    </span>
  );
}

interface TogetherProps {
  readonly plan: Plan;
  readonly target: Target;
  readonly lines: readonly ShownLine[];
}

/** How many of them have enough; who has not is a tap away, in no order of merit. */
function Together({ plan, target, lines }: TogetherProps) {
  const told = lines.filter(({ whole }) => whole);
  const asked = told.filter(({ state }) => state !== "not_expected");
  const enough = asked.filter(({ state }) => state !== "behind").length;
  const words = { done: enough, expected: asked.length };
  return (
    <a class="target-line" href={targetHash(plan.rid, target.id)}>
      <span class="target-head">
        <span class="row-title">{local(target.title)}</span>
        {asked.length > 0 && <span class="target-figure">{tell("figure", words)}</span>}
      </span>
      <Pace done={enough} due={asked.length} expected={asked.length} />
      <span class="small soft">
        {told.length === 0 ? tell("part") : enoughWords(target, enough, asked.length)}
      </span>
    </a>
  );
}

function enoughWords({ each }: Target, done: number, n: number): string {
  if (n === 0) return tell("state.not_expected");
  return tell(each === "person" ? "of.person" : "of", { n, done });
}
