/** Somebody new at a school: a name and what they are; the login is made when nobody gives one. */

import { useState } from "preact/hooks";
import { tell } from "../../../i18n/people";
import { roleWord } from "../../../i18n/registers";
import { addPerson, type PersonRow } from "../../../models/office-people";
import { ActForm } from "../registers/act-form";
import { ChoiceField, missing, TextField } from "../registers/fields";
import type { AtSchool } from "../registers/standpoint";
import { rolesToGive } from "./roles-given";

interface NewPersonFormProps {
  readonly at: AtSchool;
  readonly close: () => void;
  readonly onAdded: (person: PersonRow) => void;
}

export function NewPersonForm({ at, close, onAdded }: NewPersonFormProps) {
  const { office, school } = at;
  const [name, setName] = useState("");
  const roles = rolesToGive(at);
  const [role, setRole] = useState(roles[0] ?? "");
  const [login, setLogin] = useState("");
  return (
    <ActForm
      title={tell("new.title")}
      words={<p class="soft">{tell("new.words")}</p>}
      yes={tell("new.yes")}
      check={() => missing({ name, role })}
      act={(stop) =>
        addPerson(
          office,
          { name: name.trim(), login: login.trim() || null, role, place: school },
          stop,
        )
      }
      onDone={onAdded}
      close={close}
    >
      <TextField
        name="name"
        label={tell("new.name")}
        value={name}
        onChange={setName}
        maxLength={40}
      />
      <ChoiceField
        name="role"
        label={tell("new.role")}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: roleWord(value) }))}
      />
      <TextField
        name="login"
        label={tell("new.login")}
        hint={tell("new.login-hint")}
        optional
        value={login}
        onChange={setLogin}
        maxLength={30}
      />
    </ActForm>
  );
}
