/** Children and pairs by silence: whoever was not heard of for longest stands first. */

import { Section } from "../../components/card";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import { List, Row } from "../../components/list";
import { Badge } from "../../components/state-badge";
import { SyncLine } from "../../components/sync-line";
import { daysBetween, dayWords, local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { children, classes, libraryReady, type SchoolClass } from "../../models/library";
import { runningOn } from "../../models/plans";
import { records, recordsReady } from "../../models/records";
import { status } from "../../models/sync-status";
import { targetsOf } from "../../plans/shapes";
import { nameOf } from "../answer-words";
import { rightNow, today } from "../clock";
import { Main } from "../main";
import { focusHere, known, pairsHere } from "../plan/counting";
import {
  type Silent,
  type SilentChild,
  silentChildren,
  silentColumns,
  silentPairs,
} from "./silence";
import { About } from "./timeline";

interface ChildrenPagesProps {
  /** What follows "children" in the address: nothing, or a child or pair. */
  readonly path: readonly string[];
}

export function ChildrenPages({ path: [kind = "", id = ""] }: ChildrenPagesProps) {
  return (
    <Main tab="home">
      {id === "" ? <Silence /> : <About kind={kind === "pair" ? "pair" : "child"} id={id} />}
    </Main>
  );
}

function Silence() {
  const taught = classes.value.filter((each) => known.value.taught.includes(each.id));
  const pairs = silentPairs(pairsHere.value, records.value, today.value);
  const ready = libraryReady.value && recordsReady.value;
  return (
    <>
      <Head title={tell("silence.title")} back="#/plan">
        <SyncLine status={status.value} now={rightNow.value} />
      </Head>
      <main class="page stack-loose" aria-busy={!ready}>
        {taught.map((each) => (
          <OfClass key={each.id} of={each} />
        ))}
        {pairs.length > 0 && (
          <Section title={tell("silence.pairs")}>
            <List>
              {pairs.map((pair) => (
                <PairRow key={pair.id} pair={pair} />
              ))}
            </List>
          </Section>
        )}
        {ready && taught.length > 0 && <Columns of={taught} />}
        {ready && taught.length + pairs.length === 0 && <Empty>{tell("silence.none")}</Empty>}
      </main>
    </>
  );
}

function OfClass({ of }: { readonly of: SchoolClass }) {
  const found = silentChildren(of.id, children.value, records.value, focusHere.value);
  if (found.length === 0) return null;
  return (
    <Section title={tell("silence.children", { class: local(of.name) })}>
      <List>
        {found.map((child) => (
          <ChildRow key={child.id} child={child} />
        ))}
      </List>
    </Section>
  );
}

function ChildRow({ child: { id, name, last, focus } }: { readonly child: SilentChild }) {
  const contact = last === null ? [] : [tell("silence.last", { day: dayWords(last) })];
  const followed = focus ? [followedWords(focus.last)] : [];
  return (
    <Row
      title={
        <span class="row-head">
          {name}
          {focus && (
            <Badge icon="star" tone="info">
              {tell("silence.focus")}
            </Badge>
          )}
        </span>
      }
      {...(last || focus ? { detail: [...contact, ...followed].join(" · ") } : {})}
      end={<span class="soft">{silenceWords(last)}</span>}
      href={`#/children/child/${encodeURIComponent(id)}`}
    />
  );
}

function PairRow({ pair: { id, last } }: { readonly pair: Silent }) {
  return (
    <Row
      icon="people"
      title={nameOf("pairs", id)}
      {...(last ? { detail: tell("silence.last", { day: dayWords(last) }) } : {})}
      end={<span class="soft">{silenceWords(last)}</span>}
      href={`#/children/pair/${encodeURIComponent(id)}`}
    />
  );
}

function Columns({ of }: { readonly of: readonly SchoolClass[] }) {
  const limit = columnLimit();
  const found = silentColumns(
    of.filter(({ stage }) => limit !== null || stage === "kindergarten"),
    records.value,
  );
  if (found.length === 0) return null;
  return (
    <Section title={tell("silence.column")}>
      <List>
        {found.map(({ id, last }) => (
          <Row
            key={id}
            icon="board"
            title={local(of.find((each) => each.id === id)?.name ?? { zh: "", en: "" })}
            detail={limit === null ? undefined : tell("silence.column.limit", { n: limit })}
            end={<span class="soft">{silenceWords(last)}</span>}
            href="#/fill/column"
          />
        ))}
      </List>
    </Section>
  );
}

/** In how many days a running plan wants the column changed; null where none says. */
function columnLimit(): number | null {
  const targets = runningOn(today.value).flatMap((plan) => targetsOf(plan).map(([, each]) => each));
  const fresh = targets.find(({ count, within_days }) => count.form === "column" && within_days);
  return fresh?.within_days ?? null;
}

function followedWords(last: string | null): string {
  if (last === null) return tell("silence.focus.none");
  return tell("silence.focus.last", { day: silenceWords(last) });
}

/** How long ago a day was. */
function silenceWords(day: string | null): string {
  if (day === null) return tell("silence.never");
  const n = daysBetween(day, today.value);
  return n <= 0 ? tell("silence.today") : tell("silence.days", { n });
}
