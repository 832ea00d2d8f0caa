/** What waits for a look: escalations, returns answered, new records, problems, corrections due. */

import "../../../style/office-inbox.css";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { List, Row } from "../../../components/list";
import { Notice } from "../../../components/notice";
import { say } from "../../../i18n/inbox";
import { say as word } from "../../../i18n/office";
import type { Office } from "../../../models/office";
import {
  INBOX_LISTS,
  INBOX_PAGE,
  type InboxAnswer,
  type InboxList,
  inboxPath,
} from "../../../models/office-inbox";
import { heldHash } from "../office-route";
import { PageHead } from "../page-head";
import { Pager } from "../pager";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { InboxLists } from "./inbox-lists";
import { type InboxChoice, inboxHash } from "./inbox-route";
import { InboxTable } from "./inbox-table";
import { SeenPage } from "./seen-page";
import { TaskDoor } from "./task-door";

interface InboxPageProps {
  readonly office: Office;
  readonly choice: InboxChoice;
}

export function InboxPage({ office, choice }: InboxPageProps) {
  const { list, school, number } = choice;
  const view = useView<InboxAnswer>(office, "inbox", inboxPath(list, school, number));
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setSaid(words);
    void view.reload();
  };
  return (
    <>
      <PageHead title={say("title")}>
        <TaskDoor office={office} onGiven={setSaid} />
      </PageHead>
      <div class="stack">
        <p class="office-lead">{say("lead")}</p>
        {said && (
          <Notice tone="good" live="status">
            {said}
          </Notice>
        )}
        <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
          {(answer) => (
            <div class="stack">
              <InboxLists office={office} counts={answer.counts} choice={choice} />
              {list === null ? (
                <Begun answer={answer} choice={choice} />
              ) : (
                <OneList
                  office={office}
                  answer={answer}
                  list={list}
                  choice={choice}
                  onDone={done}
                />
              )}
            </div>
          )}
        </Viewed>
      </div>
    </>
  );
}

interface BegunProps {
  readonly answer: InboxAnswer;
  readonly choice: InboxChoice;
}

/** Rows of each list that are shown before one opens it. */
const FIRST = 5;

/** The beginning of every list that has something, what presses most first. */
function Begun({ answer, choice }: BegunProps) {
  const begun = INBOX_LISTS.filter((list) => answer[list].length > 0);
  return (
    <>
      {begun.length === 0 && <Empty>{say("empty")}</Empty>}
      {begun.map((list) => (
        <Section key={list} title={say(`list.${list}`)}>
          <p class="small soft">{say(`list.${list}-words`)}</p>
          <InboxTable rows={answer[list].slice(0, FIRST)} list={list} />
          {answer.counts[list] > FIRST && (
            <p>
              <a class="office-more" href={inboxHash({ ...choice, list, number: 1 })}>
                {say("more", { count: answer.counts[list] })}
              </a>
            </p>
          )}
        </Section>
      ))}
      <Elsewhere held={answer.held} />
    </>
  );
}

function Elsewhere({ held }: { readonly held: number }) {
  return (
    <List>
      <Row
        icon="clock"
        title={say("held", { count: held })}
        detail={say("held.words")}
        href={heldHash("open")}
      />
      <Row
        icon="upload"
        title={word("nav.parcels")}
        detail={say("parcels.words")}
        href="#/office/parcels"
      />
    </List>
  );
}

interface OneListProps extends InboxPageProps {
  readonly answer: InboxAnswer;
  readonly list: InboxList;
  readonly onDone: (said: string) => void;
}

function OneList({ office, answer, list, choice, onDone }: OneListProps) {
  const rows = answer[list];
  const pages = Math.ceil(answer.counts[list] / INBOX_PAGE);
  if (rows.length === 0) {
    const back = inboxHash({ ...choice, list: null, number: 1 });
    return <Empty action={<Button href={back}>{say("all")}</Button>}>{say("empty-list")}</Empty>;
  }
  return (
    <>
      <div class="office-list-head">
        <p class="office-lead">{say(`list.${list}-words`)}</p>
        {list === "unseen" && <SeenPage office={office} rows={rows} onDone={onDone} />}
      </div>
      <InboxTable rows={rows} list={list} />
      <Pager
        page={choice.number}
        pages={pages}
        href={(number) => inboxHash({ ...choice, number })}
      />
    </>
  );
}
