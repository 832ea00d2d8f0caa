/** Record: all its parts with their labels, its state, and what can be done with it. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Section } from "../components/card";
import { Confirm } from "../components/confirm";
import { Empty } from "../components/empty";
import { Head } from "../components/head";
import { Notice } from "../components/notice";
import { Playback } from "../components/playback";
import { StateBadge } from "../components/state-badge";
import type { Answers, CompiledForm } from "../forms/compiled";
import { say } from "../i18n/answer";
import { dayWords, local } from "../i18n/local";
import { tell } from "../i18n/record";
import { isLed } from "../models/leading";
import { formVersion, formVersions, ownPair, terms } from "../models/library";
import { photoUrl } from "../models/photos";
import { findRecord, type RecordView, recordsReady } from "../models/records";
import { openReturns, standingOf } from "../models/reviews";
import { session } from "../models/session";
import { withdraw } from "../models/withdrawing";
import {
  type AnsweredPart,
  answeredParts,
  filesOf,
  leaves,
  nameOf,
  photosOf,
} from "./answer-words";
import { termOf } from "./clock";
import { earlierParts } from "./earlier-answers";
import { part, usePart } from "./lazy";
import { lead } from "./lead-part";
import { PhotoList } from "./photo-list";
import { usePlanPart } from "./plan/plan-part";
import { Course } from "./record-course";
import { answerHash, Returns } from "./record-returns";
import { Troubles } from "./record-troubles";
import { Versions } from "./record-versions";
import { fillHash, go } from "./route";
import { completeHash, remedyOf } from "./trouble-words";

/** What was said of a record. */
const talk = part(() => import("./talk/talk"));

export function Record({ rid }: { readonly rid: string }) {
  const record = findRecord(rid);
  const form = record ? formVersion(record.form, record.version) : null;
  const own = record?.author === null || record?.author === session.value?.user;
  const mayEdit = own || ownPair(record?.answers.pair) !== undefined;
  const led = record !== null && isLed(record);
  const here = usePart(lead, led);
  const plan = usePlanPart();
  const leading = led && here !== "failed" ? here : null;
  return (
    <>
      <Head
        title={form ? local(form.title) : tell("records.title")}
        back={led ? "#/inbox" : "#/records"}
      />
      {record ? (
        <main class="page stack-loose">
          <Top record={record} />
          {record.state === "waiting" && <Notice icon="clock">{tell("record.waiting")}</Notice>}
          {mayEdit && <Troubles record={record} form={form} ownPage />}
          {own && <Returns record={record} form={form} ownPage />}
          {mayEdit && <Versions record={record} form={form} />}
          <Parts parts={form ? ownParts(form, record.answers) : plainParts(record.answers)} />
          {form && <Earlier record={record} form={form} />}
          {plan && <plan.Counts rid={rid} />}
          <Said record={record} form={form} own={own} />
          {leading && <leading.VerbPanel record={record} form={form} />}
          <Course record={record} form={form} />
          {own && <Withdraw rid={rid} />}
        </main>
      ) : (
        <main class="page">
          {recordsReady.value && (
            <Empty action={<Button href="#/records">{tell("home.all")}</Button>}>
              {tell("record.none")}
            </Empty>
          )}
        </main>
      )}
      {record && leading && !mayEdit && <leading.VerbBar record={record} form={form} />}
      {record && mayEdit && record.form !== "" && (
        <section class="bottom" aria-label={tell("record.edit")}>
          <div class="actions">
            <Edit record={record} form={form} />
          </div>
        </section>
      )}
    </>
  );
}

interface SaidProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
  readonly own: boolean;
}

function Said(props: SaidProps) {
  const here = usePart(talk);
  if (here === null || here === "failed") return null;
  return (
    <>
      <here.OtherParts {...props} />
      <here.Talk {...props} />
    </>
  );
}

interface EditProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
}

/** Opens the form; where something has to be completed, at the first such answer. */
function Edit({ record, form }: EditProps) {
  const [words, href] = editing(record, form);
  return (
    <Button kind="primary" wide icon="edit" href={href}>
      {words}
    </Button>
  );
}

function editing(record: RecordView, form: CompiledForm | null): [words: string, href: string] {
  if (remedyOf(record) === "complete") {
    return [tell("trouble.complete"), completeHash(record, form)];
  }
  if (openReturns(record.rid).length > 0) return [say("return.do"), answerHash(record, form)];
  return [tell("record.edit"), fillHash(record.form, { edit: record.rid })];
}

function Top({ record }: { readonly record: RecordView }) {
  const place = record.class
    ? nameOf("classes", record.class)
    : record.school
      ? nameOf("places", record.school)
      : "";
  return (
    <div class="stack-tight">
      <p class="large">{dayWords(record.date, termOf(terms.value, record.date))}</p>
      <div class="cluster">
        <StateBadge state={standingOf(record)} />
        {place && <span class="soft">{place}</span>}
        {record.author !== session.value?.user && (
          <span class="soft">{nameOf("people", record.author)}</span>
        )}
      </div>
    </div>
  );
}

/** What its author answered; the parts of others stand by themselves. */
function ownParts(form: CompiledForm, answers: Answers): AnsweredPart[] {
  const others = new Set(leaves(form.fields).flatMap(({ name, by }) => (by ? [name] : [])));
  return answeredParts(form, answers).filter(({ name }) => !others.has(name));
}

/** The words of a record whose form this phone has not got. */
function plainParts(answers: Answers): AnsweredPart[] {
  const parts = Object.entries(answers).flatMap(([name, value]): AnsweredPart[] => {
    const words = typeof value === "string" || typeof value === "number" ? String(value) : "";
    const photos = photosOf(value);
    const files = filesOf(value).filter((each) => !photos.includes(each));
    const nothing = words === "" && photos.length + files.length === 0;
    return nothing ? [] : [{ name, label: "", words, photos, files }];
  });
  return parts.map((part, index) => ({ ...part, label: say("fill.row", { n: index + 1 }) }));
}

function Parts({ parts }: { readonly parts: readonly AnsweredPart[] }) {
  if (parts.length === 0) return null;
  return (
    <dl class="parts card">
      {parts.map(({ name, label, words, photos, files }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd class="prose">
            {photos.length > 0 ? <PhotoList photos={photos} /> : words}
            {files.map((file) => (
              <Playback key={file.$f} of={file} load={(wanted) => photoUrl(wanted, "full")} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What was answered to questions that this version of the form does not ask. */
function Earlier({ record, form }: { readonly record: RecordView; readonly form: CompiledForm }) {
  const parts = earlierParts(formVersions(form.id), form, record.answers);
  if (parts.length === 0) return null;
  return (
    <Section title={tell("record.earlier")}>
      <Parts parts={parts} />
    </Section>
  );
}

function Withdraw({ rid }: { readonly rid: string }) {
  const [asking, setAsking] = useState(false);
  const leave = async () => {
    await withdraw(rid);
    go("#/records", true);
  };
  if (!asking) {
    return (
      <div>
        <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
          {tell("record.withdraw")}
        </Button>
      </div>
    );
  }
  return (
    <Confirm
      question={tell("record.withdraw.ask")}
      yes={tell("record.withdraw.yes")}
      danger
      onYes={() => void leave()}
      onNo={() => setAsking(false)}
    >
      <p class="small soft">{tell("record.withdraw.words")}</p>
    </Confirm>
  );
}
