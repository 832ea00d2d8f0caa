/** The forms of placements: somebody is sent to a school for a time, or comes back early. */

import { useState } from "preact/hooks";
import { addDays, dateOf } from "../../../forms/week";
import { tell } from "../../../i18n/people";
import { word } from "../../../i18n/registers";
import {
  addPlacement,
  endPlacement,
  type PlacementRow,
  type PlacementType,
} from "../../../models/office-people";
import { ActForm } from "../registers/act-form";
import { ChoiceField, DayField, missing, PickField, TextField } from "../registers/fields";
import { PersonField } from "../registers/person-field";
import type { AtSchool } from "../registers/standpoint";

const TYPES: readonly PlacementType[] = [
  "year",
  "term",
  "three-day",
  "rotation",
  "village",
  "secondment",
  "study",
  "roving",
];
const SEVERAL: ReadonlySet<string> = new Set(["roving", "three-day"]);
const DAYS: Partial<Record<PlacementType, number>> = { "three-day": 2, term: 140, year: 364 };

interface NewPlacementFormProps {
  readonly at: AtSchool;
  readonly close: () => void;
  readonly onDone: (said: string) => void;
}

/** What is written in the form so far. */
interface Draft {
  readonly person: readonly string[];
  readonly type: PlacementType;
  readonly hosts: readonly string[];
  readonly since: string;
  readonly until: string;
  readonly timetable: string;
}

export function NewPlacementForm({ at, close, onDone }: NewPlacementFormProps) {
  const [draft, setDraft] = useState<Draft>(() => empty(dateOf(Date.now())));
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { person, type, hosts, since, until, timetable } = draft;
  const told = {
    account: person[0] ?? "",
    type,
    hosts,
    since,
    until,
    timetable: (type === "roving" && timetable.trim()) || null,
  };
  return (
    <ActForm
      title={tell("placement.new")}
      words={<p class="soft">{tell("placement.new-words")}</p>}
      yes={tell("placement.yes")}
      check={() => missing({ person, hosts, since, until })}
      act={(stop) => addPlacement(at.office, told, stop)}
      onDone={({ name }) => onDone(tell("placement.added", { name }))}
      close={close}
    >
      <WhoAndWhere at={at} draft={draft} set={set} />
      <DayField
        name="since"
        label={word("span.from")}
        value={since}
        onChange={(day) => set({ since: day, until: lastDay(type, day) ?? until })}
      />
      <DayField
        name="until"
        label={word("span.until")}
        value={until}
        onChange={(day) => set({ until: day })}
      />
      {type === "roving" && (
        <TextField
          name="timetable"
          label={tell("placement.timetable")}
          hint={tell("placement.timetable-hint")}
          optional
          long
          value={timetable}
          onChange={(text) => set({ timetable: text })}
          maxLength={500}
        />
      )}
    </ActForm>
  );
}

interface WhoAndWhereProps {
  readonly at: AtSchool;
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

function WhoAndWhere({ at: { office, places, school }, draft, set }: WhoAndWhereProps) {
  const several = SEVERAL.has(draft.type);
  const setType = (value: string) => {
    const type = TYPES.find((each) => each === value) ?? draft.type;
    const hosts = SEVERAL.has(type) ? draft.hosts : draft.hosts.slice(0, 1);
    set({ type, hosts, until: lastDay(type, draft.since) ?? draft.until });
  };
  return (
    <>
      <PersonField
        office={office}
        name="person"
        label={tell("placement.person")}
        school={school}
        value={draft.person}
        onChange={(person) => set({ person })}
      />
      <ChoiceField
        name="type"
        label={tell("placement.type")}
        value={draft.type}
        onChange={setType}
        options={TYPES.map((value) => ({ value, label: tell(`placement.${value}`) }))}
      />
      <PickField
        name="hosts"
        label={tell("placement.hosts")}
        {...(several ? { hint: tell("placement.hosts-hint") } : {})}
        multiple={several}
        value={draft.hosts}
        onChange={(hosts) => set({ hosts })}
        options={places.schools
          .filter(({ id }) => id !== school)
          .map(({ id }) => ({ value: id, label: places.name(id) }))}
      />
    </>
  );
}

function empty(since: string): Draft {
  const until = lastDay("year", since) ?? since;
  return { person: [], type: "year", hosts: [], since, until, timetable: "" };
}

/** The usual last day of a placement; null where there is none. */
function lastDay(type: PlacementType, since: string): string | null {
  const days = DAYS[type];
  return days === undefined || since === "" ? null : addDays(since, days);
}

interface EndPlacementFormProps {
  readonly at: AtSchool;
  readonly placement: PlacementRow;
  readonly close: () => void;
  /** It ends on this day. */
  readonly onDone: (until: string) => void;
}

export function EndPlacementForm({ at, placement, close, onDone }: EndPlacementFormProps) {
  const [until, setUntil] = useState(dateOf(Date.now()));
  return (
    <ActForm
      title={tell("placement.end", { name: placement.name })}
      words={<p>{tell("placement.end-words")}</p>}
      yes={tell("end.yes")}
      check={() => missing({ until })}
      act={(stop) => endPlacement(at.office, placement.id, until, stop)}
      onDone={() => onDone(until)}
      close={close}
    >
      <DayField name="until" label={word("span.end-day")} value={until} onChange={setUntil} />
    </ActForm>
  );
}
