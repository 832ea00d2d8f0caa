/** The doors to the registers: those of all schools together, and those of one school. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { List, Row } from "../../../components/list";
import { placeTypeWord, word } from "../../../i18n/registers";
import { PageHead } from "../page-head";
import { AreaPage } from "./area-page";
import { DOORS, schoolDoors, wideDoors } from "./doors";
import type { Places } from "./places";
import {
  areaHash,
  REGISTERS,
  type SchoolArea,
  schoolHash,
  type WideArea,
  wideHash,
} from "./registers-route";
import { standings } from "./standpoint";
import "../../../style/registers.css";

/** Who looks after one school alone goes straight to its doors. */
export function DoorsPage({ places }: { readonly places: Places }) {
  const wide = wideDoors(standings(), places);
  const schools = places.items.filter(
    ({ id, closed }) => closed === null && schoolDoors(standings(), places, id).length > 0,
  );
  const [only, ...more] = schools;
  return (
    <>
      <PageHead title={word("doors.title")} />
      <div class="stack-loose">
        <p class="office-lead">{word("doors.lead")}</p>
        {only && more.length === 0 && (
          <Section title={places.name(only.id)}>
            <SchoolDoors places={places} school={only.id} />
          </Section>
        )}
        {wide.length > 0 && <WideDoors areas={wide} />}
        {more.length > 0 && <Schools places={places} schools={schools.map(({ id }) => id)} />}
        {schools.length === 0 && (
          <Empty>{word(wide.length > 0 ? "doors.none" : "doors.none-for-you")}</Empty>
        )}
      </div>
    </>
  );
}

interface SchoolDoorsProps {
  readonly places: Places;
  readonly school: string;
}

/** The page of one school's doors. */
export function SchoolPage({ places, school }: SchoolDoorsProps) {
  return (
    <AreaPage
      back={{ href: REGISTERS, words: word("doors.back") }}
      title={places.name(school)}
      lead={placeTypeWord(places.get(school)?.type ?? "")}
    >
      <SchoolDoors places={places} school={school} />
    </AreaPage>
  );
}

function SchoolDoors({ places, school }: SchoolDoorsProps) {
  const areas = schoolDoors(standings(), places, school);
  if (areas.length === 0) return <Empty>{word("doors.none-for-you")}</Empty>;
  return (
    <List label={places.name(school)}>
      {areas.map((area) => (
        <DoorRow key={area} area={area} href={areaHash(school, area)} />
      ))}
    </List>
  );
}

function WideDoors({ areas }: { readonly areas: readonly WideArea[] }) {
  return (
    <Section title={word("doors.wide")}>
      <List label={word("doors.wide")}>
        {areas.map((area) => (
          <DoorRow key={area} area={area} href={wideHash(area)} />
        ))}
      </List>
    </Section>
  );
}

interface DoorRowProps {
  readonly area: SchoolArea | WideArea;
  readonly href: string;
}

function DoorRow({ area, href }: DoorRowProps) {
  return (
    <Row
      icon={DOORS[area].icon}
      title={word(`door.${area}`)}
      detail={word(`door.${area}-words`)}
      href={href}
    />
  );
}

interface SchoolsProps {
  readonly places: Places;
  readonly schools: readonly string[];
}

const MANY = 8;
const FIRST = 12;

/** The first of them, all of them, or those that are looked for. */
function Schools({ places, schools }: SchoolsProps) {
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const [all, setAll] = useState(false);
  const found = schools.filter((id) => places.name(id).toLowerCase().includes(wanted));
  const shown = all || wanted !== "" ? found : found.slice(0, FIRST);
  return (
    <Section title={word("doors.schools")}>
      {schools.length > MANY && (
        <input
          class="input input-search"
          type="search"
          autocomplete="off"
          aria-label={word("doors.school-find")}
          placeholder={word("doors.school-find")}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      )}
      {found.length === 0 && <p class="soft">{word("doors.find-none", { text })}</p>}
      {found.length > 0 && (
        <List label={word("doors.schools")}>
          {shown.map((id) => (
            <Row
              key={id}
              icon="school"
              title={places.name(id)}
              detail={schoolDetail(places, id)}
              href={schoolHash(id)}
            />
          ))}
        </List>
      )}
      {shown.length < found.length && (
        <Button onClick={() => setAll(true)}>{word("doors.all", { n: found.length })}</Button>
      )}
    </Section>
  );
}

function schoolDetail(places: Places, id: string): string {
  const place = places.get(id);
  const above = place?.parent ? places.get(place.parent) : undefined;
  return [placeTypeWord(place?.type ?? ""), above && places.name(above.id)]
    .filter(Boolean)
    .join(" · ");
}
