/** One child or one pair: everything on this phone that was written about it, newest first. */

import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import { List } from "../../components/list";
import { WeekStrip } from "../../components/week-strip";
import { dayWords } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { children, terms } from "../../models/library";
import { type RecordView, records } from "../../models/records";
import { nameOf } from "../answer-words";
import { term, termOf, today, week } from "../clock";
import { stripOf } from "../own-work";
import { givenHash } from "../plan/addresses";
import { focusHere } from "../plan/counting";
import { RecordRow } from "../record-row";
import { byDate } from "../records";

const MOST = 100;

interface AboutProps {
  readonly kind: "child" | "pair";
  readonly id: string;
}

export function About({ kind, id }: AboutProps) {
  const child = children.value.find((each) => each.id === id);
  const name = kind === "child" ? (child?.name ?? "") : nameOf("pairs", id);
  const written = records.value.filter(
    ({ answers, state }) => state !== "draft" && names(answers[kind], id),
  );
  const weeks = term.value ? stripOf(term.value, written, today.value) : [];
  return (
    <>
      <Head title={name || tell("silence.title")} kept={tell("silence.title")} back="#/children" />
      <main class="page stack-loose">
        {name === "" && <Empty>{tell("child.gone")}</Empty>}
        {name !== "" && weeks.length > 0 && (
          <WeekStrip weeks={weeks} current={week.value} label={tell("strip.about")} />
        )}
        {name !== "" && <Writing kind={kind} id={id} />}
        <Section title={tell("child.timeline")}>
          {written.length === 0 && <p class="soft">{tell("child.empty")}</p>}
          <Days written={written.slice(0, MOST)} />
        </Section>
      </main>
    </>
  );
}

function Writing({ kind, id }: AboutProps) {
  if (kind === "pair") {
    return (
      <Button wide icon="plus" href={givenHash("pairing", [["pair", id]])}>
        {tell("pair.entry")}
      </Button>
    );
  }
  return (
    <div class="pair">
      <Button icon="chat" href={givenHash("parent", [["child", id]])}>
        {tell("child.contact")}
      </Button>
      {focusHere.value.some(({ child }) => child === id) && (
        <Button icon="child" href={givenHash("child", [["child", id]])}>
          {tell("child.follow")}
        </Button>
      )}
    </div>
  );
}

function Days({ written }: { readonly written: readonly RecordView[] }) {
  return (
    <>
      {byDate(written).map(([date, rows]) => (
        <section class="stack-tight" key={date}>
          <h3 class="day-line">{dayWords(date, termOf(terms.value, date))}</h3>
          <List>
            {rows.map((each) => (
              <RecordRow key={each.rid} record={each} />
            ))}
          </List>
        </section>
      ))}
    </>
  );
}

function names(answer: unknown, id: string): boolean {
  return answer === id || (Array.isArray(answer) && answer.includes(id));
}
