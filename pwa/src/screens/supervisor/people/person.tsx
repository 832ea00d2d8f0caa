/** One person: what they are and where, their phones and slips, and the way to another school. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { tell } from "../../../i18n/people";
import { roleWord, word } from "../../../i18n/registers";
import {
  type InvitationRow,
  invitationsPath,
  type PersonRow,
  peoplePath,
  type RoleRow,
} from "../../../models/office-people";
import type { Items } from "../../../models/office-places";
import { PersonDevices } from "../devices/person-devices";
import { AreaPage } from "../registers/area-page";
import { Dated } from "../registers/dated";
import { areaHash } from "../registers/registers-route";
import { type AtSchool, mayChange } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { rolesNow } from "./people-words";
import { type Doing, PersonAct } from "./person-act";
import { PersonFacts } from "./person-facts";
import { PersonSlip } from "./person-slip";
import { schoolsToMoveTo } from "./roles-given";

interface PersonPageProps {
  readonly at: AtSchool;
  readonly id: string;
}

export function PersonPage({ at, id }: PersonPageProps) {
  const { office, school } = at;
  const people = useView<Items<PersonRow>>(office, null, peoplePath(school));
  const slips = useView<Items<InvitationRow>>(office, null, invitationsPath(school));
  const [said, setSaid] = useState("");
  const person = people.state.value.data?.items.find((each) => each.id === id);
  const back = { href: areaHash(school, "people"), words: tell("person.back") };
  const again = (words: string) => {
    setSaid(words);
    void people.reload();
    void slips.reload();
  };
  return (
    <AreaPage back={back} title={person?.name ?? tell("person.one")} said={said}>
      <Viewed view={people} skeleton={<SkeletonRows rows={4} />}>
        {() =>
          person === undefined ? (
            <Empty action={<Button href={back.href}>{back.words}</Button>}>
              {tell("person.gone")}
            </Empty>
          ) : (
            <Person at={at} person={person} onChanged={again}>
              <PersonSlip
                at={at}
                person={person}
                open={slips.state.value.data?.items.filter((slip) => slip.person === id) ?? []}
                onChanged={() => void slips.reload()}
              />
            </Person>
          )
        }
      </Viewed>
    </AreaPage>
  );
}

interface PersonProps {
  readonly at: AtSchool;
  readonly person: PersonRow;
  readonly onChanged: (said: string) => void;
  /** What is shown between the roles and the phones. */
  readonly children: preact.ComponentChildren;
}

function Person({ at, person, onChanged, children }: PersonProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const may = mayChange("people", at) && !person.disabled;
  const done = (words: string) => {
    setDoing(null);
    onChanged(words);
  };
  const act = (of: Doing["act"], label: string) => (
    <Button kind="quiet" onClick={() => setDoing({ act: of } as Doing)}>
      {label}
    </Button>
  );
  const form = doing && (
    <PersonAct at={at} person={person} doing={doing} close={() => setDoing(null)} onDone={done} />
  );
  const isAt = (...acts: readonly Doing["act"][]) => doing !== null && acts.includes(doing.act);
  return (
    <div class="stack-loose">
      <PersonFacts person={person} action={may && act("facts", word("act.edit"))} />
      {isAt("facts") && form}
      <Section title={tell("person.roles")} action={may && act("role", tell("person.role-add"))}>
        <Roles at={at} person={person} may={may} onEnd={(role) => setDoing({ act: "end", role })} />
        {isAt("role", "end") && form}
      </Section>
      {may && children}
      <PersonDevices at={at} person={person} />
      {may && (
        <Section title={tell("person.leaving")}>
          <p class="soft">{tell("person.leaving-words")}</p>
          {isAt("move", "close") ? (
            form
          ) : (
            <div class="act-buttons">
              {schoolsToMoveTo(at).length > 0 && (
                <Button icon="forward" onClick={() => setDoing({ act: "move" })}>
                  {tell("person.move")}
                </Button>
              )}
              <Button icon="minus" onClick={() => setDoing({ act: "close" })}>
                {tell("person.close")}
              </Button>
            </div>
          )}
        </Section>
      )}
    </div>
  );
}

interface RolesProps {
  readonly at: AtSchool;
  readonly person: PersonRow;
  readonly may: boolean;
  readonly onEnd: (role: RoleRow) => void;
}

/** What somebody is now, and below it what is over. */
function Roles({ at, person, may, onEnd }: RolesProps) {
  const now = rolesNow(person, at.school);
  const over = person.roles.filter((role) => !now.includes(role));
  if (person.roles.length === 0) return <Empty>{tell("person.no-role")}</Empty>;
  return (
    <ul class="card card-flush list" aria-label={tell("person.roles")}>
      {[...now, ...over].map((role) => (
        <Dated
          key={`${role.id ?? role.role}-${role.place}-${role.since}`}
          title={roleWord(role.role)}
          detail={[at.places.name(role.place), role.derived && tell(derivedKey(role.role))]
            .filter(Boolean)
            .join(" · ")}
          span={role}
          action={
            may &&
            role.id && (
              <Button kind="quiet" onClick={() => onEnd(role)}>
                {word("span.end")}
              </Button>
            )
          }
        />
      ))}
    </ul>
  );
}

/** From what a role follows that is not given by itself. */
function derivedKey(role: string) {
  if (role === "class_teacher") return "derived.class";
  if (role === "support") return "derived.placement";
  return role === "captain" ? "derived.team" : "derived.link";
}
