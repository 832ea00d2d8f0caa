/** What stands behind a number of a plan: the records that count, or all those it is for. */

import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import { List, Row } from "../../components/list";
import { Badge } from "../../components/state-badge";
import { local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { forms } from "../../models/library";
import { type Plan, plans } from "../../models/plans";
import { findRecord, recordsReady } from "../../models/records";
import { sharedReady } from "../../models/shared-rows";
import { today } from "../clock";
import { RecordRow } from "../record-row";
import { planHash, targetHash, writeHash } from "./addresses";
import { known } from "./counting";
import { LOOKS, nextWords } from "./line-words";
import { Pace } from "./pace";
import { type ShownLine, type TargetShown, targetsShown } from "./shown-lines";
import { Figure } from "./target-line";

interface BehindProps {
  readonly plan: string;
  readonly target: string;
  readonly subject: string | null;
}

export function Behind({ plan: rid, target: id, subject }: BehindProps) {
  const plan = plans.value.find((each) => each.rid === rid) ?? null;
  const shown = plan && targetsShown(plan).find(({ target }) => target.id === id);
  const lines = (shown?.lines ?? []).filter(
    (line) => (subject ?? line.subject.id) === line.subject.id,
  );
  const [line] = lines;
  const ready = sharedReady.value && recordsReady.value;
  const back =
    subject !== null && (shown?.lines.length ?? 0) > 3 ? targetHash(rid, id) : planHash(rid);
  return (
    <>
      <Head title={shown ? titleOf(shown, subject, line) : tell("title")} back={back} />
      <main class="page stack-loose" aria-busy={!ready}>
        {plan && shown && lines.length > 1 && <Each plan={plan} shown={shown} />}
        {shown && lines.length === 1 && line && <One shown={shown} line={line} />}
        {ready && lines.length === 0 && <Empty>{tell("gone")}</Empty>}
      </main>
      {shown && <WriteOne shown={shown} />}
    </>
  );
}

function titleOf({ target }: TargetShown, subject: string | null, line: ShownLine | undefined) {
  const title = local(target.title);
  const own = line?.subject.kind === "person" && line.subject.id === known.value.me;
  const name = subject !== null && line && !own ? line.name : "";
  return name ? tell("behind.title", { title, name }) : title;
}

interface OneProps {
  readonly shown: TargetShown;
  readonly line: ShownLine;
}

function One({ shown: { target }, line }: OneProps) {
  const here = line.rids.flatMap((rid) => findRecord(rid) ?? []);
  const elsewhere = Math.max(line.rids.length, line.done) - here.length;
  const next = nextWords(target, line, today.value);
  return (
    <>
      <section class="card stack-tight">
        <p class="target-head large">
          <Badge {...LOOKS[line.state]}>{tell(`state.${line.state}`)}</Badge>
          <Figure target={target} line={line} />
        </p>
        {line.whole && target.within_days === undefined && <Pace {...line} />}
        {next && <p class="soft">{next}</p>}
        {line.extra > 0 && <p class="small soft">{tell("extra", { n: line.extra })}</p>}
      </section>
      <Section title={tell("behind.records")}>
        {here.length > 0 ? (
          <List>
            {here.map((record) => (
              <RecordRow key={record.rid} record={record} />
            ))}
          </List>
        ) : (
          <p class="soft">{tell("behind.none")}</p>
        )}
        {elsewhere > 0 && <p class="small soft">{tell("behind.elsewhere", { n: elsewhere })}</p>}
      </Section>
    </>
  );
}

interface EachProps {
  readonly plan: Plan;
  readonly shown: TargetShown;
}

/** All those whom a target is for, by name: nobody stands first for having more. */
function Each({ plan, shown: { target, lines } }: EachProps) {
  const byName = [...lines].sort((one, other) => one.name.localeCompare(other.name, "zh"));
  return (
    <Section title={tell("behind.each")}>
      <List>
        {byName.map((line) => (
          <Row
            key={line.subject.id}
            title={line.name || local(target.title)}
            detail={tell(`state.${line.state}`)}
            end={<Figure target={target} line={line} />}
            href={targetHash(plan.rid, target.id, line.subject.id)}
          />
        ))}
      </List>
    </Section>
  );
}

function WriteOne({ shown: { target } }: { readonly shown: TargetShown }) {
  const form = forms.value.find(({ id }) => id === target.count.form);
  if (!form || form.closed) return null;
  return (
    <section class="bottom" aria-label={tell("write")}>
      <div class="actions">
        <Button kind="primary" wide icon="plus" href={writeHash(target)}>
          {tell("write.label", { form: local(form.title) })}
        </Button>
      </div>
    </section>
  );
}
