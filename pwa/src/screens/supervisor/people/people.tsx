/** The people of a school: what each is, how their phone stands, and slips to join. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { Badge } from "../../../components/state-badge";
import { tell } from "../../../i18n/people";
import { word } from "../../../i18n/registers";
import {
  type InvitationRow,
  invitationsPath,
  type PersonRow,
  peoplePath,
} from "../../../models/office-people";
import type { Items } from "../../../models/office-places";
import { areaHash } from "../registers/registers-route";
import { SchoolArea } from "../registers/school-area";
import { type AtSchool, mayChange } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { NewPersonForm } from "./new-person";
import { phoneWords, roleWords, slipWords } from "./people-words";
import { SlipsForm } from "./slips-form";

type Doing = "nothing" | "adding" | "printing";

export function PeoplePage({ at }: { readonly at: AtSchool }) {
  const { office, school } = at;
  const people = useView<Items<PersonRow>>(office, null, peoplePath(school));
  const slips = useView<Items<InvitationRow>>(office, null, invitationsPath(school));
  const [doing, setDoing] = useState<Doing>("nothing");
  const [said, setSaid] = useState("");
  const may = mayChange("people", at);
  const done = (words: string) => {
    setDoing("nothing");
    setSaid(words);
    void people.reload();
    void slips.reload();
  };
  const add = may && doing !== "adding" && (
    <Button kind="primary" icon="plus" onClick={() => setDoing("adding")}>
      {tell("people.add")}
    </Button>
  );
  return (
    <SchoolArea at={at} title={word("door.people")} said={said} print actions={add}>
      {doing === "adding" && (
        <NewPersonForm
          at={at}
          close={() => setDoing("nothing")}
          onAdded={({ name }) => done(tell("people.added", { name }))}
        />
      )}
      {doing === "printing" && (
        <SlipsForm
          at={at}
          people={people.state.value.data?.items ?? []}
          close={() => setDoing("nothing")}
          onPrinted={(name) => done(tell("slip.printed", { name }))}
        />
      )}
      <Viewed view={people} skeleton={<SkeletonRows rows={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={add}>{tell("people.none")}</Empty>
          ) : (
            <div class="stack">
              {may && doing !== "printing" && (
                <div class="act-buttons">
                  <Button icon="download" onClick={() => setDoing("printing")}>
                    {tell("slip.print-all")}
                  </Button>
                </div>
              )}
              <PeopleTable
                school={school}
                people={items}
                slips={slips.state.value.data?.items ?? []}
              />
            </div>
          )
        }
      </Viewed>
    </SchoolArea>
  );
}

interface PeopleTableProps {
  readonly school: string;
  readonly people: readonly PersonRow[];
  readonly slips: readonly InvitationRow[];
}

function PeopleTable({ school, people, slips }: PeopleTableProps) {
  return (
    <table class="office-table register">
      <caption class="visually-hidden">{tell("people.list")}</caption>
      <thead>
        <tr>
          <th scope="col">{tell("people.name")}</th>
          <th scope="col">{tell("people.roles")}</th>
          <th scope="col">{tell("people.phone")}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonLine
            key={person.id}
            school={school}
            person={person}
            slip={slips.find((slip) => slip.person === person.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface PersonLineProps {
  readonly school: string;
  readonly person: PersonRow;
  readonly slip: InvitationRow | undefined;
}

function PersonLine({ school, person, slip }: PersonLineProps) {
  return (
    <tr>
      <th scope="row">
        <a class="office-name" href={areaHash(school, "people", person.id)}>
          {person.name}
        </a>
        <span class="row-detail">{tell("people.login", { login: person.login })}</span>
      </th>
      <td>{roleWords(person, school)}</td>
      <td>
        <p class={person.disabled ? "soft" : undefined}>{phoneWords(person)}</p>
        {slip && (
          <Badge icon="note" tone="info">
            {slipWords(slip)}
          </Badge>
        )}
      </td>
    </tr>
  );
}
