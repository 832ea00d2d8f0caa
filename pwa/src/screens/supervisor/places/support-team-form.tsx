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

interface Member {
  readonly account: string;
  readonly name: string;
}

export function SupportTeamForm({ at, team, close, onDone }: SupportTeamFormProps) {
  const [zh, setZh] = useState(team?.name.zh ?? "");
  const [members, setMembers] = useState<readonly Member[]>(team?.members ?? []);
  const [captain, setCaptain] = useState<readonly string[]>(
    team?.members.filter((member) => member.captain).map(({ account }) => account) ?? [],
  );
  const name = { zh: zh.trim(), en: team?.name.zh === zh ? team.name.en : zh.trim() };
  const ids = members.map(({ account }) => account);
  const told = { name, captain: captain[0] ?? "", members: ids };
  return (
    <ActForm
      title={say(team ? "teams.change" : "teams.add")}
      words={<p class="soft">{say("teams.words")}</p>}
      yes={word("act.save")}
      check={() => missing({ name: zh, members: ids, captain })}
      act={(stop) => keepSupportTeam(at.office, team?.id ?? null, told, stop)}
      onDone={onDone}
      close={close}
    >
      <TextField name="name" label={say("teams.name")} value={zh} onChange={setZh} maxLength={30} />
      <Members at={at} members={members} onChange={setMembers} />
      <PickField
        name="captain"
        label={say("teams.captain")}
        value={captain.filter((id) => ids.includes(id))}
        onChange={setCaptain}
        options={members.map((member) => ({ value: member.account, label: member.name }))}
      />
    </ActForm>
  );
}

interface MembersProps {
  readonly at: Standpoint;
  readonly members: readonly Member[];
  readonly onChange: (members: readonly Member[]) => void;
}

/** The members so far, and those of one school at a time to choose from. */
function Members({ at: { office, places }, members, onChange }: MembersProps) {
  const [school, setSchool] = useState<readonly string[]>([]);
  const people = usePeople(office, school[0] ?? "").filter(({ disabled }) => !disabled);
  const known = new Map<string, string>([
    ...people.map(({ id, name }) => [id, name] as const),
    ...members.map(({ account, name }) => [account, name] as const),
  ]);
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
        value={members.map(({ account }) => account)}
        onChange={(ids) =>
          onChange(ids.map((account) => ({ account, name: known.get(account) ?? account })))
        }
        options={[...known].map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}
