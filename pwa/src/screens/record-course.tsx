/** A record's course on this phone: own changes, when each was sent, and what the office did. */

import { OUTCOME } from "@daybook/sync";
import { Section } from "../components/card";
import { Icon, type IconName } from "../components/icon";
import type { CompiledForm } from "../forms/compiled";
import { dateOf } from "../forms/week";
import { say } from "../i18n/answer";
import { clockWords, local, momentWords } from "../i18n/local";
import { tell } from "../i18n/record";
import type { OfficeStep, OwnStep, Step } from "../models/course";
import { t } from "../models/language";
import type { RecordView } from "../models/records";
import { AMENDED } from "../sync/names-out";
import { leaves } from "./answer-words";
import { useCourse } from "./use-course";

interface CourseProps {
  readonly record: RecordView;
  readonly form: CompiledForm | null;
}

export function Course({ record, form }: CourseProps) {
  const steps = useCourse(record);
  const begun = steps.some((step) => step.by === "phone" && step.change === "put");
  return (
    <Section title={tell("course.title")}>
      <ol class="course-list small">
        {!begun && (
          <Line icon="check" words={tell("course.wrote")} when={momentWords(record.at)} end="" />
        )}
        {steps.map((step) => (
          <StepLine key={`${step.mid} ${step.by}`} step={step} form={form} />
        ))}
      </ol>
      <p class="small soft">{tell("course.words")}</p>
    </Section>
  );
}

interface StepProps {
  readonly step: Step;
  readonly form: CompiledForm | null;
}

function StepLine({ step, form }: StepProps) {
  if (step.by === "office") {
    return <Line icon="school" words={officeWords(step)} when={momentWords(step.at)} end="" />;
  }
  return (
    <Line
      icon={ICONS[step.change]}
      words={ownWords(step, form)}
      why={whyWords(step)}
      when={momentWords(step.at)}
      end={stateWords(step)}
    />
  );
}

interface LineProps {
  readonly icon: IconName;
  readonly words: string;
  /** Why it was done, as the person said. */
  readonly why?: string;
  readonly when: string;
  /** What became of it. */
  readonly end: string;
}

function Line({ icon, words, why = "", when, end }: LineProps) {
  return (
    <li class="course-step">
      <Icon name={icon} size="small" />
      <div>
        <p>{words}</p>
        {why !== "" && <p>{tell("course.why", { why })}</p>}
        <p class="soft">{[when, end].filter((each) => each !== "").join(" · ")}</p>
      </div>
    </li>
  );
}

const ICONS = { put: "check", set: "edit", del: "trash", act: "check" } as const;

function officeWords({ state, name: by, note }: OfficeStep): string {
  if (state === "returned") return tell("course.returned", { by, note });
  if (state === "accepted") return tell("course.accepted", { by });
  if (state === "corrected") return tell("course.corrected", { by });
  if (state === AMENDED) return tell("course.amended");
  return tell(state === "withdrawn" ? "course.withdrawn" : "course.replaced");
}

/** Why a change was made, where its author was asked. */
function whyWords({ fields }: OwnStep): string {
  return typeof fields._why === "string" ? fields._why : "";
}

/** What was done; where it met another version, that too. */
function ownWords(step: OwnStep, form: CompiledForm | null): string {
  const done = doneWords(step, form);
  const met = step.met.filter((name) => name !== "-");
  if (met.length === 0) return done;
  return `${done}${say("strip.comma")}${tell("course.versions", { fields: labels(met, form) })}`;
}

function doneWords({ change, fields }: OwnStep, form: CompiledForm | null): string {
  if (change === "put") return tell("course.wrote");
  if (change === "del") return tell("course.removed");
  const names = Object.keys(fields);
  if (names.length === 0) return tell("course.changed.nothing");
  return tell("course.changed", { fields: labels(names, form) });
}

/** The first labels, and how many more there are. */
function labels(names: readonly string[], form: CompiledForm | null): string {
  const known = new Map(leaves(form?.fields ?? []).map((each) => [each.name, local(each.label)]));
  known.set("_date", tell("course.date"));
  const all = names.map((name) => known.get(name) ?? "").filter((each) => each !== "");
  const shown = all.slice(0, MOST).join(t("list.comma"));
  const more = all.length - MOST;
  return more > 0 ? `${shown} ${tell("course.more", { n: more })}` : shown;
}

const MOST = 3;

function stateWords({ outcome, answered, at }: OwnStep): string {
  if (outcome === null || answered === null) return tell("course.waiting");
  if (outcome === OUTCOME.held) return tell("course.held");
  if (outcome === OUTCOME.refused) return tell("course.refused");
  const sameDay = dateOf(answered) === dateOf(at);
  return `${tell("course.sent")} ${sameDay ? clockWords(answered) : momentWords(answered)}`;
}
