/** Record: all its parts with their labels, its state, and what can be done with it. */

import { useState } from "preact/hooks";
import { Button } from "../components/button";
import { Section } from "../components/card";
import { Confirm } from "../components/confirm";
import { Empty } from "../components/empty";
import { Head } from "../components/head";
import { Icon } from "../components/icon";
import { Notice } from "../components/notice";
import { StateBadge } from "../components/state-badge";
import { Thumb } from "../components/thumb";
import type { CompiledForm, FileRef } from "../forms/compiled";
import { dayWords, local, momentWords } from "../i18n/local";
import { t } from "../models/language";
import { formVersion, terms } from "../models/library";
import { photoUrl } from "../models/photos";
import { findRecord, type RecordView, recordsReady, withdraw } from "../models/records";
import { session } from "../models/session";
import { type AnsweredPart, answeredParts, leaves, nameOf } from "./answer-words";
import { termOf } from "./clock";
import { heldWords } from "./problem-words";
import { fillHash, go } from "./route";

export function Record({ rid }: { readonly rid: string }) {
  const record = findRecord(rid);
  const form = record ? formVersion(record.form, record.version) : null;
  const own = record?.author === null || record?.author === session.value?.user;
  return (
    <>
      <Head title={form ? local(form.title) : t("records.title")} back="#/records" />
      {record ? (
        <main class="page stack-loose">
          <Top record={record} />
          <Trouble record={record} form={form} />
          <Met record={record} form={form} />
          {form && <Parts parts={answeredParts(form, record.answers)} />}
          <Course record={record} />
          {own && <Withdraw rid={rid} />}
        </main>
      ) : (
        <main class="page">
          {recordsReady.value && (
            <Empty action={<Button href="#/records">{t("home.all")}</Button>}>
              {t("record.none")}
            </Empty>
          )}
        </main>
      )}
      {record && own && (
        <section class="bottom" aria-label={t("record.edit")}>
          <div class="actions">
            <Button kind="primary" wide icon="edit" href={fillHash(record.form, { edit: rid })}>
              {t("record.edit")}
            </Button>
          </div>
        </section>
      )}
    </>
  );
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
        <StateBadge state={record.state} />
        {place && <span class="soft">{place}</span>}
      </div>
    </div>
  );
}

interface TroubleProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
}

/** Why the record was not taken, question by question, and what to do. */
function Trouble({ record, form }: TroubleProps) {
  const { reason, state } = record;
  if (reason === undefined) {
    return state === "waiting" ? <Notice icon="clock">{t("record.waiting")}</Notice> : null;
  }
  const labels = new Map(leaves(form?.fields ?? []).map((each) => [each.name, local(each.label)]));
  return (
    <Notice tone="warn" title={t("record.held")}>
      <p>{heldWords(reason.reason)}</p>
      {reason.fields && (
        <ul class="reasons">
          {Object.entries(reason.fields).map(([name, words]) => (
            <li key={name}>
              <strong>{labels.get(name) ?? name}</strong> {local(words)}
            </li>
          ))}
        </ul>
      )}
      <p class="small soft">{t("record.held.safe")}</p>
    </Notice>
  );
}

/** Where this phone's words met somebody else's: both are kept. */
function Met({ record, form }: TroubleProps) {
  const names = record.merged ?? [];
  if (names.length === 0) return null;
  const labels = leaves(form?.fields ?? []).filter((each) => names.includes(each.name));
  const fields = labels.map((each) => local(each.label)).join(t("list.comma"));
  return <Notice>{t("record.met", { fields })}</Notice>;
}

function Parts({ parts }: { readonly parts: readonly AnsweredPart[] }) {
  return (
    <dl class="parts card">
      {parts.map(({ name, label, words, photos }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd class="prose">{photos.length > 0 ? <Photos photos={photos} /> : words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Photos({ photos }: { readonly photos: readonly FileRef[] }) {
  const [large, setLarge] = useState<number | null>(null);
  const shown = large === null ? undefined : photos[large];
  return (
    <>
      <ul class="photos">
        {photos.map((photo, index) => (
          <li class="photo" key={photo.$f}>
            <button
              type="button"
              aria-label={t("photo.open", { n: index + 1 })}
              onClick={() => setLarge(index)}
            >
              <Thumb
                of={photo.$f}
                alt={t("photo.alt", { n: index + 1 })}
                load={() => photoUrl(photo, "thumb")}
                missing={t("photo.missing")}
              />
            </button>
          </li>
        ))}
      </ul>
      {shown && large !== null && (
        <Large photo={shown} number={large + 1} onClose={() => setLarge(null)} />
      )}
    </>
  );
}

interface LargeProps {
  readonly photo: FileRef;
  readonly number: number;
  readonly onClose: () => void;
}

function Large({ photo, number, onClose }: LargeProps) {
  return (
    <dialog
      class="large-photo"
      ref={(box) => {
        if (box && !box.open) box.showModal();
      }}
      aria-label={t("photo.alt", { n: number })}
      onClose={onClose}
    >
      <Thumb
        of={photo.$f}
        alt={t("photo.alt", { n: number })}
        load={async () => (await photoUrl(photo, "full")) ?? photoUrl(photo, "thumb")}
        missing={t("photo.missing")}
      />
      <Button kind="primary" wide onClick={onClose}>
        {t("close")}
      </Button>
    </dialog>
  );
}

/** What happened to the record, as far as this phone knows. */
function Course({ record }: { readonly record: RecordView }) {
  return (
    <Section title={t("record.history")}>
      <ul class="stack-tight small soft">
        <li class="course">
          <Icon name="check" size="small" />
          {t("record.finished")} {momentWords(record.at)}
        </li>
        {record.state === "synced" && (
          <li class="course">
            <Icon name="upload" size="small" />
            {t("record.sent")}
          </li>
        )}
      </ul>
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
          {t("record.withdraw")}
        </Button>
      </div>
    );
  }
  return (
    <Confirm
      question={t("record.withdraw.ask")}
      yes={t("record.withdraw.yes")}
      danger
      onYes={() => void leave()}
      onNo={() => setAsking(false)}
    >
      <p class="small soft">{t("record.withdraw.words")}</p>
    </Confirm>
  );
}
