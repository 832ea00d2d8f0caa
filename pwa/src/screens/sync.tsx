/** Sync: what waits, what was sent, what needs the person, and a button to do it now. */

import { Button } from "../components/button";
import { Section } from "../components/card";
import { Head } from "../components/head";
import { List, Row } from "../components/list";
import { Notice } from "../components/notice";
import { Progress } from "../components/progress";
import { sizeWords, whenWords } from "../i18n/local";
import { tell } from "../i18n/record";
import { t } from "../models/language";
import { letPhotosWait, mayUpload, photosWait, tellsWifi } from "../models/line";
import type { RecordState, RecordView } from "../models/records";
import { type SyncStatus, status, syncNow } from "../models/sync-status";
import { rightNow } from "./clock";
import { NeedsYou } from "./needs-you";
import { ownRecords } from "./own-records";
import { ParcelRow } from "./parcel/parcel-row";
import { problemWords } from "./problem-words";
import { RecordRow } from "./record-row";
import { StorageRow } from "./storage-row";

const SHOWN = 20;
const SENT = 5;

export function Sync() {
  const work = status.value;
  return (
    <>
      <Head title={t("sync.title")} />
      <main class="page stack-loose">
        <div class="stack" role="status">
          <Standing work={work} />
          {work.problem && !work.running && (
            <Notice tone={work.problem === "offline" ? "info" : "warn"} icon={problemIcon(work)}>
              {problemWords(work.problem)}
            </Notice>
          )}
          {work.photosBroken > 0 && (
            <Notice tone="warn">{tell("sync.broken", { n: work.photosBroken })}</Notice>
          )}
        </div>
        <NeedsYou />
        <Group title={tell("sync.list")} states={["waiting"]} most={SHOWN} />
        <Group title={tell("sync.sent")} states={["synced"]} most={SENT} />
        <ParcelRow />
        <Section title={tell("sync.storage")}>
          <StorageRow />
          {tellsWifi() && <PhotosWait />}
        </Section>
        <p class="small soft">{tell("sync.auto")}</p>
      </main>
    </>
  );
}

/** The button of this screen, above the main menu. */
export function SyncNow() {
  const { running } = status.value;
  return (
    <Button kind="primary" wide icon="sync" disabled={running} onClick={() => syncNow()}>
      {running ? tell("sync.running") : tell("sync.now")}
    </Button>
  );
}

function problemIcon({ problem }: SyncStatus) {
  return problem === "offline" ? "cloud-off" : "warning";
}

/** Where the work is, in large words, with the line that fills. */
function Standing({ work }: { readonly work: SyncStatus }) {
  const { waiting, photosWaiting, photoBytes, lastSynced, progress, running, unbacked } = work;
  const last = lastSynced === null ? tell("sync.never") : whenWords(lastSynced, rightNow.value);
  const clear = waiting === 0 && photosWaiting === 0;
  return (
    <div class="card stack-tight">
      <p class="large">
        <strong>{standingWords(work)}</strong>
      </p>
      {running && progress && <Moving progress={progress} />}
      <p class="soft">{clear ? tell("sync.all.words") : tell("sync.waiting.words")}</p>
      <dl class="pairs">
        <dt>{tell("sync.last")}</dt>
        <dd>{last}</dd>
        <dt>{tell("sync.photos.label")}</dt>
        <dd>
          {photosWaiting > 0
            ? tell("sync.photos", { n: photosWaiting, size: sizeWords(photoBytes) })
            : tell("sync.photos.none")}
          {photosWaiting > 0 && !mayUpload() && ` · ${tell("sync.photos.held")}`}
        </dd>
        {unbacked > 0 && (
          <>
            <dt class="small soft">{tell("sync.unbacked.label")}</dt>
            <dd class="small soft">{tell("sync.unbacked", { n: unbacked })}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** Photos are large; who pays for each of their bytes may let them wait. */
function PhotosWait() {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={photosWait.value}
        onChange={(event) => {
          letPhotosWait(event.currentTarget.checked);
          syncNow();
        }}
      />
      <span>{tell("sync.photos.wait")}</span>
    </label>
  );
}

function standingWords({ waiting, photosWaiting, attention }: SyncStatus): string {
  if (waiting > 0) return tell("sync.waiting", { n: waiting });
  if (photosWaiting > 0) return t("line.photos", { n: photosWaiting });
  return attention > 0 ? tell("sync.needs", { n: attention }) : tell("sync.all");
}

function Moving({ progress }: { readonly progress: NonNullable<SyncStatus["progress"]> }) {
  const { items, total, bytes } = progress;
  const words = tell("sync.progress", { items, total, size: sizeWords(bytes) });
  return (
    <>
      <Progress done={items} total={total} label={tell("sync.running")} />
      <p class="small soft">{words}</p>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly states: readonly RecordState[];
  readonly most: number;
}

function Group({ title, states, most }: GroupProps) {
  const rows: readonly RecordView[] = ownRecords.value.filter((each) =>
    states.includes(each.state),
  );
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <List>
        {rows.slice(0, most).map((each) => (
          <RecordRow key={each.rid} record={each} />
        ))}
        {rows.length > most && states[0] !== "synced" && (
          <Row title={tell("records.more", { n: rows.length - most })} href="#/records" />
        )}
      </List>
    </Section>
  );
}
