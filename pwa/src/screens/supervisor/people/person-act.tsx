/** The forms that change what somebody is: facts, a role, its end, a move, the end of the account. */

import { useState } from "preact/hooks";
import { dateOf } from "../../../forms/week";
import { dayWords } from "../../../i18n/office-time";
import { tell } from "../../../i18n/people";
import { roleWord, word } from "../../../i18n/registers";
import {
  addRole,
  changePerson,
  closePerson,
  endRole,
  movePerson,
  type PersonRow,
  type RoleRow,
} from "../../../models/office-people";
import { ActForm } from "../registers/act-form";
import { ChoiceField, DayField, missing, PickField, TextField } from "../registers/fields";
import type { AtSchool } from "../registers/standpoint";
import { TIERS } from "./people-words";
import { rolesToGive, schoolsToMoveTo } from "./roles-given";

export type Doing =
  | { readonly act: "facts" | "role" | "move" | "close" }
  | { readonly act: "end"; readonly role: RoleRow };

interface PersonActProps {
  readonly at: AtSchool;
  readonly person: PersonRow;
  readonly close: () => void;
  /** It was done; `said` says what. */
  readonly onDone: (said: string) => void;
}

export function PersonAct({ doing, ...props }: PersonActProps & { readonly doing: Doing }) {
  switch (doing.act) {
    case "facts":
      return <FactsForm {...props} />;
    case "role":
      return <RoleForm {...props} />;
    case "end":
      return <EndRoleForm {...props} role={doing.role} />;
    case "move":
      return <MoveForm {...props} />;
    default:
      return <CloseForm {...props} />;
  }
}

function FactsForm({ at, person, close, onDone }: PersonActProps) {
  const [name, setName] = useState(person.name);
  const [tier, setTier] = useState(person.tier ?? "none");
  const [senior, setSenior] = useState(person.senior ? "yes" : "no");
  const [subject, setSubject] = useState(person.subject ?? "");
  const facts = {
    name: name.trim(),
    subject: subject.trim() || null,
    tier,
    senior: senior === "yes",
  };
  return (
    <ActForm
      title={tell("facts.title", { name: person.name })}
      yes={word("act.save")}
      check={() => missing({ name })}
      act={(stop) => changePerson(at.office, person.id, facts, stop)}
      onDone={() => onDone(tell("facts.done"))}
      close={close}
    >
      <TextField
        name="name"
        label={tell("new.name")}
        value={name}
        onChange={setName}
        maxLength={40}
      />
      <TextField
        name="subject"
        label={tell("facts.subject")}
        optional
        value={subject}
        onChange={setSubject}
        maxLength={40}
      />
      <ChoiceField
        name="tier"
        label={tell("facts.tier")}
        value={tier}
        onChange={setTier}
        options={TIERS.map((value) => ({
          value,
          label: tell(`tier.${value}`),
        }))}
      />
      <ChoiceField
        name="senior"
        label={tell("facts.senior")}
        value={senior}
        onChange={setSenior}
        options={(["yes", "no"] as const).map((value) => ({
          value,
          label: tell(`facts.${value}`),
        }))}
      />
    </ActForm>
  );
}

function RoleForm({ at, person, close, onDone }: PersonActProps) {
  const [role, setRole] = useState("");
  const [since, setSince] = useState(dateOf(Date.now()));
  return (
    <ActForm
      title={tell("role.title", { name: person.name })}
      words={<p class="soft">{tell("role.words")}</p>}
      yes={tell("role.yes")}
      check={() => missing({ role, since })}
      act={(stop) => addRole(at.office, person.id, { role, place: at.school, since }, stop)}
      onDone={() => onDone(tell("role.done", { name: person.name, role: roleWord(role) }))}
      close={close}
    >
      <ChoiceField
        name="role"
        label={tell("new.role")}
        value={role}
        onChange={setRole}
        options={rolesToGive(at).map((value) => ({ value, label: roleWord(value) }))}
      />
      <DayField name="since" label={word("span.from")} value={since} onChange={setSince} />
    </ActForm>
  );
}

function EndRoleForm(props: PersonActProps & { readonly role: RoleRow }) {
  const { at, person, role, close, onDone } = props;
  const [until, setUntil] = useState(dateOf(Date.now()));
  const words = { name: person.name, role: roleWord(role.role), day: dayWords(until) };
  return (
    <ActForm
      title={tell("end.title", words)}
      words={<p>{tell("end.words")}</p>}
      yes={tell("end.yes")}
      check={() => missing({ until })}
      act={(stop) => endRole(at.office, person.id, role.id ?? "", until, stop)}
      onDone={() => onDone(tell("end.done", words))}
      close={close}
    >
      <DayField name="until" label={word("span.end-day")} value={until} onChange={setUntil} />
    </ActForm>
  );
}

function MoveForm({ at, person, close, onDone }: PersonActProps) {
  const { office, places, school } = at;
  const [to, setTo] = useState<readonly string[]>([]);
  const [on, setOn] = useState(dateOf(Date.now()));
  const [target = ""] = to;
  const others = schoolsToMoveTo(at);
  return (
    <ActForm
      title={tell("move.title", { name: person.name })}
      words={<p>{tell("move.words", { from: places.name(school) })}</p>}
      yes={tell("move.yes")}
      check={() => missing({ to, on })}
      act={(stop) => movePerson(office, person.id, { from: school, to: target, on }, stop)}
      onDone={() => onDone(tell("move.done", { name: person.name, to: places.name(target) }))}
      close={close}
    >
      <PickField
        name="to"
        label={tell("move.to")}
        value={to}
        onChange={setTo}
        options={others.map((id) => ({ value: id, label: places.name(id) }))}
      />
      <DayField name="on" label={tell("move.on")} value={on} onChange={setOn} />
    </ActForm>
  );
}

function CloseForm({ at, person, close, onDone }: PersonActProps) {
  return (
    <ActForm
      title={tell("close.title", { name: person.name })}
      words={<p>{tell("close.words")}</p>}
      yes={tell("close.yes")}
      danger
      act={(stop) => closePerson(at.office, person.id, stop)}
      onDone={() => onDone(tell("close.done", { name: person.name }))}
      close={close}
    />
  );
}
