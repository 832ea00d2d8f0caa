/** Proposing a pair: both sides, what for, how often, and from when. */

import { useState } from "preact/hooks";
import { dateOf } from "../../../forms/week";
import { tell } from "../../../i18n/people";
import { word } from "../../../i18n/registers";
import {
  FREQUENCIES,
  type Frequency,
  type NewPair,
  type PairType,
  proposePair,
} from "../../../models/office-pairs";
import { ActForm } from "../registers/act-form";
import { ChoiceField, DayField, missing, PickField, TextField } from "../registers/fields";
import { PersonField } from "../registers/person-field";
import type { AtSchool } from "../registers/standpoint";

const TYPES: readonly PairType[] = ["teacher", "leader", "school", "child"];
const MOST_GOALS = 3;

interface NewPairFormProps {
  readonly at: AtSchool;
  readonly close: () => void;
  readonly onDone: () => void;
}

/** What is written in the form so far. */
interface Draft {
  readonly type: PairType;
  readonly supporterSchool: readonly string[];
  readonly supporter: readonly string[];
  readonly supportedSchool: readonly string[];
  readonly supported: readonly string[];
  readonly child: string;
  readonly subject: string;
  readonly goals: string;
  readonly frequency: Frequency;
  readonly since: string;
}

export function NewPairForm({ at, close, onDone }: NewPairFormProps) {
  const [draft, setDraft] = useState<Draft>(() => empty(at.school));
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <ActForm
      title={tell("pair.new")}
      yes={tell("pair.yes")}
      check={() => faults(draft)}
      act={(stop) => proposePair(at.office, pairOf(draft), stop)}
      onDone={onDone}
      close={close}
    >
      <ChoiceField
        name="type"
        label={tell("pair.type")}
        value={draft.type}
        onChange={(value) => set({ type: TYPES.find((each) => each === value) ?? draft.type })}
        options={TYPES.map((value) => ({ value, label: tell(`pair.${value}`) }))}
      />
      <Sides at={at} draft={draft} set={set} />
      <TextField
        name="subject"
        label={tell("pair.subject")}
        optional
        value={draft.subject}
        onChange={(subject) => set({ subject })}
        maxLength={30}
      />
      <TextField
        name="goals"
        label={tell("pair.goals")}
        hint={tell("pair.goals-hint")}
        long
        value={draft.goals}
        onChange={(goals) => set({ goals })}
        maxLength={300}
      />
      <ChoiceField
        name="frequency"
        label={tell("pair.frequency")}
        value={draft.frequency}
        onChange={(value) =>
          set({ frequency: FREQUENCIES.find((each) => each === value) ?? draft.frequency })
        }
        options={FREQUENCIES.map((value) => ({ value, label: tell(`pair.${value}`) }))}
      />
      <DayField
        name="since"
        label={word("span.from")}
        value={draft.since}
        onChange={(since) => set({ since })}
      />
    </ActForm>
  );
}

interface SidesProps {
  readonly at: AtSchool;
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

function Sides({ at: { office, places }, draft, set }: SidesProps) {
  const schools = places.schools.map(({ id }) => ({ value: id, label: places.name(id) }));
  const { type, supporterSchool, supportedSchool } = draft;
  return (
    <>
      <PickField
        name="supporter_school"
        label={tell("pair.supporter-school")}
        value={supporterSchool}
        onChange={(value) => set({ supporterSchool: value, supporter: [] })}
        options={schools}
      />
      {type !== "school" && (
        <PersonField
          office={office}
          name="supporter"
          label={tell("pair.supporter")}
          school={supporterSchool[0] ?? ""}
          value={draft.supporter}
          onChange={(supporter) => set({ supporter })}
        />
      )}
      <PickField
        name="supported_school"
        label={tell("pair.supported-school")}
        value={supportedSchool}
        onChange={(value) => set({ supportedSchool: value, supported: [] })}
        options={schools}
      />
      {(type === "teacher" || type === "leader") && (
        <PersonField
          office={office}
          name="supported"
          label={tell("pair.supported")}
          school={supportedSchool[0] ?? ""}
          value={draft.supported}
          onChange={(supported) => set({ supported })}
        />
      )}
      {type === "child" && (
        <TextField
          name="child"
          label={tell("pair.child-code")}
          hint={tell("pair.child-hint")}
          value={draft.child}
          onChange={(child) => set({ child })}
          maxLength={12}
        />
      )}
    </>
  );
}

function empty(school: string): Draft {
  return {
    type: "teacher",
    supporterSchool: [],
    supporter: [],
    supportedSchool: [school],
    supported: [],
    child: "",
    subject: "",
    goals: "",
    frequency: "monthly",
    since: dateOf(Date.now()),
  };
}

function faults(draft: Draft) {
  const { type, supporterSchool, supportedSchool, supporter, supported, child, since } = draft;
  const goals = goalsOf(draft);
  const asked = {
    supporter_school: supporterSchool,
    supported_school: supportedSchool,
    goals,
    since,
    ...(type !== "school" && { supporter }),
    ...((type === "teacher" || type === "leader") && { supported }),
    ...(type === "child" && { child }),
  };
  const many = goals.length > MOST_GOALS ? { goals: tell("pair.goals-many") } : {};
  return { ...missing(asked), ...many };
}

function goalsOf({ goals }: Draft): readonly string[] {
  return goals
    .split("\n")
    .map((goal) => goal.trim())
    .filter((goal) => goal !== "");
}

function pairOf(draft: Draft): NewPair {
  const withPeople = draft.type === "teacher" || draft.type === "leader";
  return {
    type: draft.type,
    supporter: draft.type === "school" ? null : (draft.supporter[0] ?? null),
    supported: withPeople ? (draft.supported[0] ?? null) : null,
    child: draft.type === "child" ? draft.child.trim() : null,
    supporter_school: draft.supporterSchool[0] ?? "",
    supported_school: draft.supportedSchool[0] ?? "",
    subject: draft.subject.trim() || null,
    goals: goalsOf(draft),
    frequency: draft.frequency,
    since: draft.since,
    until: null,
  };
}
