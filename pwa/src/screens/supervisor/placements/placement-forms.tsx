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

export function NewPlacementForm({ at, close, onDone }: NewPlacementFormProps) {
  const { office, places, school } = at;
  const [person, setPerson] = useState<readonly string[]>([]);
  const [type, setType] = useState<PlacementType>("year");
  const [hosts, setHosts] = useState<readonly string[]>([]);
  const [since, setSince] = useState(dateOf(Date.now()));
  const [until, setUntil] = useState(addDays(since, DAYS.year ?? 0));
  const [timetable, setTimetable] = useState("");
  const several = SEVERAL.has(type);
  const [account = ""] = person;
  const span = (kind: PlacementType, from: string) => {
    const days = DAYS[kind];
    if (days !== undefined && from !== "") setUntil(addDays(from, days));
  };
  return (
    <ActForm
      title={tell("placement.new")}
      words={<p class="soft">{tell("placement.new-words")}</p>}
      yes={tell("placement.yes")}
      check={() => missing({ person, hosts, since, until })}
      act={(stop) =>
        addPlacement(
          office,
          { account, type, hosts, since, until, timetable: timetable.trim() || null },
          stop,
        )
      }
      onDone={({ name }) => onDone(tell("placement.added", { name }))}
      close={close}
    >
      <PersonField
        office={office}
        name="person"
        label={tell("placement.person")}
        school={school}
        value={person}
        onChange={setPerson}
      />
      <ChoiceField
        name="type"
        label={tell("placement.type")}
        value={type}
        onChange={(value) => {
          const chosen = TYPES.find((each) => each === value) ?? type;
          setType(chosen);
          if (!SEVERAL.has(chosen)) setHosts(hosts.slice(0, 1));
          span(chosen, since);
        }}
        options={TYPES.map((value) => ({ value, label: tell(`placement.${value}`) }))}
      />
      <PickField
        name="hosts"
        label={tell("placement.hosts")}
        {...(several ? { hint: tell("placement.hosts-hint") } : {})}
        multiple={several}
        value={hosts}
        onChange={setHosts}
        options={places.schools
          .filter(({ id }) => id !== school)
          .map(({ id }) => ({ value: id, label: places.name(id) }))}
      />
      <DayField
        name="since"
        label={word("span.from")}
        value={since}
        onChange={(value) => {
          setSince(value);
          span(type, value);
        }}
      />
      <DayField name="until" label={word("span.until")} value={until} onChange={setUntil} />
      {type === "roving" && (
        <TextField
          name="timetable"
          label={tell("placement.timetable")}
          hint={tell("placement.timetable-hint")}
          optional
          long
          value={timetable}
          onChange={setTimetable}
          maxLength={500}
        />
      )}
    </ActForm>
  );
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
