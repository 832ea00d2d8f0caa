/** A support team as it is written: a name, its members school by school, one of them captain. */

import { useState } from "preact/hooks";
import { say } from "../../../i18n/places";
import { word } from "../../../i18n/registers";
import { keepSupportTeam, type TeamOfSupport } from "../../../models/office-people";
import { ActForm } from "../registers/act-form";
import { missing, PickField, TextField } from "../registers/fields";
import { usePeople } from "../registers/person-field";
import type { Standpoint } from "../registers/standpoint";

interface SupportTeamFormProps {
  readonly at: Standpoint;
  /** The team that is changed; null for a new one. */
  readonly team: TeamOfSupport | null;
  readonly close: () => void;
  readonly onDone: () => void;
}

type Member = TeamOfSupport["people"][number];

export function SupportTeamForm({ at, team, close, onDone }: SupportTeamFormProps) {
  const [name, setName] = useState(team?.name ?? "");
  const [people, setPeople] = useState<readonly Member[]>(team?.people ?? []);
  const [chosen, setChosen] = useState<readonly string[]>(team?.captain ? [team.captain] : []);
  const ids = people.map(({ id }) => id);
  const [captain = ""] = chosen.filter((id) => ids.includes(id));
  const told = { name: name.trim(), captain, members: ids.filter((id) => id !== captain) };
  return (
    <ActForm
      title={say(team ? "teams.change" : "teams.add")}
      words={<p class="soft">{say("teams.words")}</p>}
      yes={word("act.save")}
      check={() => missing({ name, members: ids, captain })}
      act={(stop) => keepSupportTeam(at.office, team?.id ?? null, told, stop)}
      onDone={onDone}
      close={close}
    >
      <TextField
        name="name"
        label={say("teams.name")}
        value={name}
        onChange={setName}
        maxLength={30}
      />
      <Members at={at} people={people} onChange={setPeople} />
      <PickField
        name="captain"
        label={say("teams.captain")}
        value={captain === "" ? [] : [captain]}
        onChange={setChosen}
        options={people.map((person) => ({ value: person.id, label: person.name }))}
      />
    </ActForm>
  );
}

interface MembersProps {
  readonly at: Standpoint;
  readonly people: readonly Member[];
  readonly onChange: (people: readonly Member[]) => void;
}

/** Who is in the team so far, and those of one school at a time to choose from. */
function Members({ at: { office, places }, people, onChange }: MembersProps) {
  const [school, setSchool] = useState<readonly string[]>([]);
  const there = usePeople(office, school[0] ?? "");
  const known = new Map<string, string>(
    [...(there ?? []), ...people].map(({ id, name }) => [id, name] as const),
  );
  return (
    <>
      <PickField
        name="school"
        label={say("teams.from-school")}
        optional
        value={school}
        onChange={setSchool}
        options={places.schools.map(({ id }) => ({ value: id, label: places.name(id) }))}
      />
      <PickField
        name="members"
        label={say("teams.members")}
        multiple
        value={people.map(({ id }) => id)}
        onChange={(ids) => onChange(ids.map((id) => ({ id, name: known.get(id) ?? id })))}
        options={[...known].map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}
