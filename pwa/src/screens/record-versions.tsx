/** Where two edits met: every version in words, and the choice between them. */

import "../style/versions.css";
import { Button } from "../components/button";
import { Notice } from "../components/notice";
import { type ShownVersion, VersionsCard } from "../components/versions-card";
import type { CompiledForm, Field, Value } from "../forms/compiled";
import { dayWords, local, momentWords } from "../i18n/local";
import { tell } from "../i18n/record";
import { type Step, wroteHere } from "../models/course";
import type { RecordView } from "../models/records";
import { session } from "../models/session";
import { keepPresent, removeAfterAll, takeVersion } from "../models/settling";
import { type Meeting, type Offer, REMOVED, type Version } from "../models/versions";
import { isUnited, joined } from "../models/versions-together";
import { answeredParts, leaves, nameOf, photosOf } from "./answer-words";
import { PhotoList } from "./photo-list";
import { recordHash } from "./route";
import { useCourse } from "./use-course";

interface VersionsProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
  /** How many answers are shown at most; the others are a tap away. */
  readonly most?: number;
}

export function Versions({ record, form, most = 50 }: VersionsProps) {
  const steps = useCourse(record);
  const { meetings, rid } = record;
  if (meetings.length === 0) return null;
  const removed = meetings.find(({ name }) => name === REMOVED);
  if (removed) return <Removal record={record} meeting={removed} />;
  return (
    <div class="stack-loose">
      {meetings.slice(0, most).map((meeting) => (
        <Choice key={meeting.name} rid={rid} meeting={meeting} form={form} steps={steps} />
      ))}
      {meetings.length > most && (
        <a class="more-link" href={recordHash(rid)}>
          {tell("versions.more", { n: meetings.length - most })}
        </a>
      )}
    </div>
  );
}

interface RemovalProps {
  readonly record: RecordView;
  readonly meeting: Meeting;
}

/** Somebody removed the record while it was edited here: it lives on until somebody decides. */
function Removal({ record, meeting }: RemovalProps) {
  const { rid, meetings } = record;
  const [by] = meeting.others;
  const who = by === undefined || isMe(by.by) ? tell("versions.you.short") : personName(by.by);
  return (
    <Notice title={tell("versions.removed")}>
      <div class="stack-tight">
        {by && (
          <p class="small soft">{tell("versions.removed.by", { who, when: momentWords(by.at) })}</p>
        )}
        <p>{tell("versions.removed.words")}</p>
        <div class="pair">
          <Button onClick={() => void keepPresent(rid, meeting)}>
            {tell("versions.keep.record")}
          </Button>
          <Button onClick={() => void removeAfterAll(rid, meetings)}>
            {tell("versions.remove.record")}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

interface ChoiceProps {
  readonly rid: string;
  readonly meeting: Meeting;
  readonly form: CompiledForm | null;
  readonly steps: readonly Step[];
}

function Choice({ rid, meeting, form, steps }: ChoiceProps) {
  const { name, present, others } = meeting;
  const field = leaves(form?.fields ?? []).find((each) => each.name === name) ?? null;
  const label = field ? local(field.label) : name === "_date" ? tell("course.date") : name;
  const both = isLong(field) ? joined(meeting, field?.maxLength ?? MOST_TEXT) : null;
  const shown = (version: Version, key: string): Omit<ShownVersion, "mark" | "action"> => ({
    key,
    who: whoWords(version, meeting, steps),
    when: momentWords(version.at),
    content: <Content form={form} field={field} name={name} value={version.value} />,
  });
  const offered = (offer: Offer): ShownVersion => ({
    ...shown(offer, offer.row),
    mark: null,
    action: (
      <Button wide onClick={() => void takeVersion(rid, meeting, offer.value)}>
        {tell("versions.take")}
      </Button>
    ),
  });
  const now: ShownVersion = {
    ...shown(present, "now"),
    mark: tell("versions.now"),
    action: (
      <Button wide onClick={() => void keepPresent(rid, meeting)}>
        {tell("versions.keep")}
      </Button>
    ),
  };
  return (
    <VersionsCard
      title={tell(others.length > 1 ? "versions.several" : "versions.title", { label })}
      versions={[...others.map(offered), now]}
    >
      {both !== null && (
        <Button wide icon="copy" onClick={() => void takeVersion(rid, meeting, both)}>
          {tell("versions.joined")}
        </Button>
      )}
      <p class="small soft">{tell("versions.kept")}</p>
    </VersionsCard>
  );
}

/** Most characters of a text whose form sets no limit. */
const MOST_TEXT = 10_000;

function isLong(field: Field | null): boolean {
  return field?.type === "text" && /multiline/.test(field.appearance ?? "");
}

interface ContentProps {
  readonly form: CompiledForm | null;
  readonly field: Field | null;
  readonly name: string;
  readonly value: Version["value"];
}

function Content({ form, field, name, value }: ContentProps) {
  const answer = value as Value;
  const photos = photosOf(answer);
  if (photos.length > 0) return <PhotoList photos={photos} />;
  if (form && field) return <>{partWords(form, field, answer) || tell("versions.empty")}</>;
  if (name === "_date" && typeof answer === "string") return <>{dayWords(answer)}</>;
  return <>{answer === null ? tell("versions.empty") : String(answer)}</>;
}

/** An answer in words; of rows that repeat, every part on a line of its own. */
function partWords(form: CompiledForm, field: Field, value: Value): string {
  const parts = answeredParts(form, { [field.name]: value });
  const rows = field.type === "repeat";
  return parts.map(({ label, words }) => (rows ? `${label} ${words}` : words)).join("\n");
}

/** Who wrote a version; of one person's two, which phone it came from where this phone knows. */
function whoWords(version: Version, meeting: Meeting, steps: readonly Step[]) {
  const { name, present, others } = meeting;
  if (version === present && isUnited(meeting)) return tell("versions.united");
  if (!isMe(version.by)) return tell("versions.who", { who: personName(version.by) });
  const all: readonly Version[] = [present, ...others];
  if (!all.every(({ by }) => isMe(by))) return tell("versions.you");
  const here = all.map(({ value }) => wroteHere(steps, name, value));
  if (!here.includes(true) || !here.includes(false)) return tell("versions.you");
  return tell(here[all.indexOf(version)] ? "versions.here" : "versions.other");
}

function isMe(user: string): boolean {
  return user === session.value?.user;
}

function personName(user: string): string {
  return nameOf("people", user) || tell("versions.somebody");
}
