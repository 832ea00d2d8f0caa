/** One record in full: what it says, its photos, who and when, and how it changed. */

import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import { localized, say } from "../../i18n/office";
import { fullDayWords, momentWords } from "../../i18n/office-time";
import type { Office } from "../../models/office";
import type { AnswerRow, RecordAnswer } from "../../models/office-shapes";
import { part, usePart } from "../lazy";
import { PageHead } from "./page-head";
import { RecordFiles } from "./record-files";
import { RecordHistory } from "./record-history";
import { RecordPhotos } from "./record-photos";
import { useView } from "./use-view";
import { SkeletonRows, Viewed } from "./viewed";

interface RecordPageProps {
  readonly office: Office;
  readonly rid: string;
  /** The address of the list one came from. */
  readonly list: string;
}

export function RecordPage({ office, rid, list }: RecordPageProps) {
  const path = `/api/views/records/${encodeURIComponent(rid)}`;
  const view = useView<RecordAnswer>(office, "record", path);
  const record = view.state.value.data;
  return (
    <>
      <a class="office-back" href={list}>
        <Icon name="back" size="small" />
        {say("record.back")}
      </a>
      <PageHead title={record ? localized(record.title) : say("record.one")} print />
      <Viewed view={view} skeleton={<SkeletonRows rows={6} />}>
        {(answer) => <RecordInFull office={office} record={answer} />}
      </Viewed>
    </>
  );
}

interface RecordInFullProps {
  readonly office: Office;
  readonly record: RecordAnswer;
}

function RecordInFull({ office, record }: RecordInFullProps) {
  const { earlier = [], files = [] } = record;
  return (
    <div class="office-record">
      <div class="stack">
        <p class="office-truth">{localized(record.summary)}</p>
        {record.deleted && (
          <Notice tone="warn" title={say("record.deleted")}>
            <p>{say("record.deleted-text")}</p>
          </Notice>
        )}
        {record.photos.length > 0 && <RecordPhotos office={office} photos={record.photos} />}
        {files.length > 0 && <RecordFiles office={office} files={files} />}
        <Answers id="record-answers" title={say("record.answers")} answers={record.answers} />
        {earlier.length > 0 && (
          <Answers id="record-earlier" title={say("record.earlier")} answers={earlier} />
        )}
      </div>
      <aside class="stack">
        <Facts record={record} />
        <Talk office={office} record={record} />
        <RecordHistory steps={record.history} />
      </aside>
    </div>
  );
}

const inbox = part(() => import("./office-inbox"));

/** What was said of it arrives a moment after the record itself. */
function Talk({ office, record }: RecordInFullProps) {
  const here = usePart(inbox);
  if (here === null || here === "failed" || record.deleted) return null;
  return <here.Conversation office={office} record={record} />;
}

interface AnswersProps {
  readonly id: string;
  readonly title: string;
  readonly answers: readonly AnswerRow[];
}

function Answers({ id, title, answers }: AnswersProps) {
  const told = answers.filter((answer) => answer.type !== "image");
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {told.some((answer) => answer.hidden) && (
        <Notice icon="people" title={say("record.hidden")}>
          <p>{say("record.hidden-text")}</p>
        </Notice>
      )}
      <dl class="office-answers">
        {told.map((answer) => (
          <div key={answer.name}>
            <dt>{localized(answer.label)}</dt>
            <dd class="prose">
              {localized(answer.display) || <span class="soft">{say("record.empty")}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Facts({ record }: { readonly record: RecordAnswer }) {
  const facts: readonly (readonly [label: string, words: string])[] = [
    [say("record.who"), record.person.name],
    [say("record.where"), localized(record.school.name)],
    [say("record.class"), localized(record.class?.name)],
    [say("record.date"), fullDayWords(record.date, record.week)],
    [say("record.entered"), momentWords(record.entered)],
    [say("record.received"), momentWords(record.received)],
    [
      say("record.form"),
      say("record.version", { title: localized(record.title), version: record.form_version }),
    ],
  ];
  return (
    <section class="card stack" aria-labelledby="record-facts">
      <h2 id="record-facts">{say("record.facts")}</h2>
      <dl class="pairs">
        {facts
          .filter(([, words]) => words !== "")
          .map(([label, words]) => (
            <div class="pair-row" key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
