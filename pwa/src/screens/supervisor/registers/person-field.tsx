/** Somebody of a school: the school first where it may be another one, then the name. */

import { useEffect, useState } from "preact/hooks";
import { word } from "../../../i18n/registers";
import type { Office } from "../../../models/office";
import { type PersonRow, peoplePath } from "../../../models/office-people";
import type { Items } from "../../../models/office-places";
import { PickField } from "./fields";

/** The people of a school who work on; empty until they are here, null where they are not shown. */
export function usePeople(office: Office, school: string): readonly PersonRow[] | null {
  const [people, setPeople] = useState<readonly PersonRow[] | null>([]);
  useEffect(() => {
    setPeople([]);
    if (school === "") return;
    const stop = new AbortController();
    void office.ask<Items<PersonRow>>(peoplePath(school), stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setPeople(answer.ok ? answer.value.items.filter(({ disabled }) => !disabled) : null);
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
  const people = usePeople(office, school);
  if (people === null) {
    return (
      <div class="stack-tight">
        <p class="field-label">{label}</p>
        <p class="field-hint">{word("pick.not-shown")}</p>
      </div>
    );
  }
  return (
    <PickField
      name={name}
      label={label}
      {...(school === "" ? { hint: word("pick.school-first") } : {})}
      multiple={multiple ?? false}
      value={value}
      onChange={onChange}
      options={people.map((person) => ({ value: person.id, label: person.name }))}
    />
  );
}
