/** Inbox: what a leader has to look at, the most pressing first; all of it from this phone. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { Empty } from "../../components/empty";
import { Head } from "../../components/head";
import { List } from "../../components/list";
import { SyncLine } from "../../components/sync-line";
import { word } from "../../i18n/lead";
import { dayWords } from "../../i18n/local";
import { correctBy, inbox } from "../../models/inbox";
import { type RecordView, recordsReady } from "../../models/records";
import { review } from "../../models/reviews";
import { status } from "../../models/sync-status";
import { rightNow, today } from "../clock";
import { ClassPart, ClassRows, elsewhere, useServerInbox } from "./class-part";
import { GivenTasks } from "./given-tasks";
import { LedRow } from "./led-row";

/** How many records one tap may mark. */
const PAGE = 20;

export function Inbox() {
  const { urgent, answered, unseen, problems, corrections } = inbox.value;
  const told = useServerInbox();
  const pressing = elsewhere(told?.urgent ?? []);
  const nothing = urgent.length + pressing.length + answered.length + unseen.length === 0;
  return (
    <>
      <Head title={word("title")} back="#/">
        <SyncLine status={status.value} now={rightNow.value} />
      </Head>
      <main class="page stack-loose">
        {pressing.length > 0 && (
          <Section title={word("urgent.classes")}>
            <ClassRows rows={pressing} />
          </Section>
        )}
        <Group title={word("urgent")} rows={urgent} />
        <Group title={word("answered")} rows={answered} />
        <Unseen rows={unseen} />
        {recordsReady.value && nothing && <Empty>{word("none")}</Empty>}
        <GivenTasks />
        <Group title={word("problems")} rows={problems} aside={ageWords} />
        <Group title={word("corrections")} rows={corrections} aside={dueWords} />
        <ClassPart inbox={told} />
      </main>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly RecordView[];
  readonly aside?: (record: RecordView) => string;
}

function Group({ title, rows, aside }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <List>
        {rows.map((each) => (
          <LedRow key={each.rid} record={each} aside={aside?.(each)} />
        ))}
      </List>
    </Section>
  );
}

/** A page of what nobody has looked at, and the one tap that says that it was looked at. */
function Unseen({ rows }: { readonly rows: readonly RecordView[] }) {
  const [busy, setBusy] = useState(false);
  if (rows.length === 0) return null;
  const page = rows.slice(0, PAGE);
  const mark = async () => {
    setBusy(true);
    await review(
      page.map(({ rid }) => rid),
      { verb: "seen" },
    ).finally(() => setBusy(false));
  };
  return (
    <Section title={word("unseen", { n: rows.length })}>
      <List>
        {page.map((each) => (
          <LedRow key={each.rid} record={each} />
        ))}
      </List>
      <Button wide icon="check" disabled={busy} onClick={() => void mark()}>
        {word("seen.page", { n: page.length })}
      </Button>
    </Section>
  );
}

/** How long something has been open. */
function ageWords({ date }: RecordView): string {
  const days = Math.round((Date.parse(today.value) - Date.parse(date)) / 86_400_000);
  return days > 0 ? word("age", { n: days }) : "";
}

function dueWords(record: RecordView): string {
  return word("due", { date: dayWords(correctBy(record)) });
}
