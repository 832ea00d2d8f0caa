/** Who teaches a class, and which of them leads it. */

import { useState } from "preact/hooks";
import { localized } from "../../../i18n/office";
import { say } from "../../../i18n/places";
import { word } from "../../../i18n/registers";
import { type ClassRow, setTeam } from "../../../models/office-places";
import { ActForm } from "../registers/act-form";
import { PickField } from "../registers/fields";
import { usePeople } from "../registers/person-field";
import type { AtSchool } from "../registers/standpoint";

interface TeamFormProps {
  readonly at: AtSchool;
  readonly of: ClassRow;
  readonly close: () => void;
  readonly onDone: () => void;
}

export function TeamForm({ at, of, close, onDone }: TeamFormProps) {
  const [members, setMembers] = useState<readonly string[]>(of.team.map(({ account }) => account));
  const [leads, setLeads] = useState<readonly string[]>(
    of.team.filter(({ lead }) => lead).map(({ account }) => account),
  );
  const people = usePeople(at.office, at.school) ?? [];
  const known = new Map<string, string>([
    ...people.map(({ id, name }) => [id, name] as const),
    ...of.team.map(({ account, name }) => [account, name] as const),
  ]);
  const told = members.map((account) => ({ account, lead: leads.includes(account) }));
  const options = [...known].map(([value, label]) => ({ value, label }));
  return (
    <ActForm
      title={say("classes.team-of", { name: localized(of.name) })}
      words={<p class="soft">{say("classes.team-words")}</p>}
      yes={word("act.save")}
      act={(stop) => setTeam(at.office, of.id, told, stop)}
      onDone={onDone}
      close={close}
    >
      <PickField
        name="members"
        label={say("classes.team")}
        multiple
        value={members}
        onChange={setMembers}
        options={options}
      />
      <PickField
        name="lead"
        label={say("classes.lead")}
        optional
        value={leads.filter((id) => members.includes(id))}
        onChange={setLeads}
        options={options.filter(({ value }) => members.includes(value))}
      />
    </ActForm>
  );
}
