/** Somebody of a school: the school first where it may be another one, then the name. */

import { useEffect, useState } from "preact/hooks";
import { tell } from "../../../i18n/people";
import type { Office } from "../../../models/office";
import { type PersonRow, peoplePath } from "../../../models/office-people";
import type { Items } from "../../../models/office-places";
import { PickField } from "./fields";

/** The people of a school for as long as they are asked for; empty until they are here. */
export function usePeople(office: Office, school: string): readonly PersonRow[] {
  const [people, setPeople] = useState<readonly PersonRow[]>([]);
  useEffect(() => {
    setPeople([]);
    if (school === "") return;
    const stop = new AbortController();
    void office.ask<Items<PersonRow>>(peoplePath(school), stop.signal).then((answer) => {
      if (answer.ok && !stop.signal.aborted) setPeople(answer.value.items);
    });
    return () => stop.abort();
  }, [office, school]);
  return people;
}

interface PersonFieldProps {
  readonly office: Office;
  readonly name: string;
  readonly label: string;
  /** Whose people; empty until a school is chosen. */
  readonly school: string;
  readonly multiple?: boolean;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

export function PersonField(props: PersonFieldProps) {
  const { office, name, label, school, multiple, value, onChange } = props;
  const people = usePeople(office, school).filter(({ disabled }) => !disabled);
  return (
    <PickField
      name={name}
      label={label}
      {...(school === "" ? { hint: tell("pick.school-first") } : {})}
      multiple={multiple ?? false}
      value={value}
      onChange={onChange}
      options={people.map((person) => ({ value: person.id, label: person.name }))}
    />
  );
}
