/** Whose a new plan is: a school, two linked schools, a township, or a person of a school. */

import { useState } from "preact/hooks";
import { say } from "../../../i18n/office-plans";
import type { Office } from "../../../models/office";
import { type Items, LINKS, type LinkRow } from "../../../models/office-places";
import type { Owner, OwnerKind } from "../../../models/office-plans";
import { isOver } from "../registers/dated";
import { PickField } from "../registers/fields";
import { PersonField } from "../registers/person-field";
import type { Places } from "../registers/places";
import { standings } from "../registers/standpoint";
import { useView } from "../use-view";

interface OwnerFieldProps {
  readonly office: Office;
  readonly places: Places;
  readonly kind: OwnerKind;
  readonly value: Owner | null;
  readonly onChange: (owner: Owner | null) => void;
}

export function OwnerField(props: OwnerFieldProps) {
  if (props.kind === "link") return <LinkOwner {...props} />;
  if (props.kind === "person") return <PersonOwner {...props} />;
  return <PlaceOwner {...props} />;
}

function PlaceOwner({ places, kind, value, onChange }: OwnerFieldProps) {
  const found = kind === "township" ? townships(places) : ledSchools(places);
  return (
    <PickField
      name="owner"
      label={say("new.owner")}
      value={value ? [value.id] : []}
      onChange={([id]) => onChange(id === undefined ? null : { kind, id })}
      options={found.map((id) => ({ value: id, label: places.name(id) }))}
    />
  );
}

function LinkOwner({ office, places, value, onChange }: OwnerFieldProps) {
  const view = useView<Items<LinkRow>>(office, null, LINKS);
  const links = (view.state.value.data?.items ?? []).filter((link) => !isOver(link));
  return (
    <PickField
      name="owner"
      label={say("new.owner")}
      hint={say("new.owner-hint")}
      value={value ? [value.id] : []}
      onChange={([id]) => onChange(id === undefined ? null : { kind: "link", id })}
      options={links.map(({ id, supporting, aided }) => ({
        value: id,
        label: `${places.name(supporting)} → ${places.name(aided)}`,
      }))}
    />
  );
}

function PersonOwner({ office, places, value, onChange }: OwnerFieldProps) {
  const schools = ledSchools(places);
  const [school, setSchool] = useState(schools[0] ?? "");
  return (
    <>
      {schools.length > 1 && (
        <PickField
          name="school"
          label={say("owner.school")}
          value={[school]}
          onChange={([id = ""]) => setSchool(id)}
          options={schools.map((id) => ({ value: id, label: places.name(id) }))}
        />
      )}
      <PersonField
        office={office}
        name="owner"
        label={say("new.owner")}
        school={school}
        value={value ? [value.id] : []}
        onChange={([id]) => onChange(id === undefined ? null : { kind: "person", id })}
      />
    </>
  );
}

const ABOVE: readonly string[] = ["township", "supervisor"];

/** The schools that somebody leads, or that lie under their office. */
function ledSchools(places: Places): readonly string[] {
  const held = standings();
  const led = places.schools.filter(({ id }) =>
    held.some(({ role, place }) =>
      role === "head" ? place === id : ABOVE.includes(role) && places.isUnder(id, place),
    ),
  );
  return led.map(({ id }) => id);
}

/** The offices and central schools that have schools under them and that somebody looks after. */
function townships(places: Places): readonly string[] {
  const held = standings().filter(({ role }) => ABOVE.includes(role));
  const found = places.items.filter(
    ({ id, type }) =>
      (type === "central" || type === "bureau") &&
      held.some(({ place }) => places.isUnder(id, place)),
  );
  return found.map(({ id }) => id);
}
