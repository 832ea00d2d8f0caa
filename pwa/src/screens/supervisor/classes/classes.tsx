/** The classes of a school: how many children each has, who teaches it, and who leads it. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { Badge } from "../../../components/state-badge";
import { localized } from "../../../i18n/office";
import { dayWords } from "../../../i18n/office-time";
import { say } from "../../../i18n/places";
import { word } from "../../../i18n/registers";
import { type ClassRow, classesPath, type Items } from "../../../models/office-places";
import { youngestFirst } from "../registers/class-order";
import { schoolDoors } from "../registers/doors";
import { areaHash } from "../registers/registers-route";
import { SchoolArea } from "../registers/school-area";
import { type AtSchool, mayChange, standings } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { ClassForm, CloseClassForm } from "./class-form";
import { TeamForm } from "./team-form";

export function ClassesPage({ at }: { readonly at: AtSchool }) {
  const { office, school } = at;
  const view = useView<Items<ClassRow>>(office, null, classesPath(school));
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const may = mayChange("classes", at);
  const done = (words: string) => {
    setAdding(false);
    setSaid(words);
    void view.reload();
  };
  const add = may && !adding && (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {say("classes.add")}
    </Button>
  );
  return (
    <SchoolArea at={at} title={word("door.classes")} said={said} actions={add}>
      {adding && (
        <ClassForm
          at={at}
          of={null}
          close={() => setAdding(false)}
          onDone={() => done(say("classes.added"))}
        />
      )}
      <Viewed view={view} skeleton={<SkeletonRows rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={add}>{say("classes.none")}</Empty>
          ) : (
            <ul class="stack" aria-label={word("door.classes")}>
              {[...items].sort(youngestFirst).map((each) => (
                <ClassCard key={each.id} at={at} of={each} may={may} onDone={done} />
              ))}
            </ul>
          )
        }
      </Viewed>
    </SchoolArea>
  );
}

interface ClassCardProps {
  readonly at: AtSchool;
  readonly of: ClassRow;
  readonly may: boolean;
  readonly onDone: (said: string) => void;
}

type Doing = "changing" | "team" | "closing";

function ClassCard({ at, of, may, onDone }: ClassCardProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const done = (words: string) => {
    close();
    onDone(words);
  };
  const name = localized(of.name);
  return (
    <li class={of.closed === null ? "card stack-tight" : "card stack-tight dated-over"}>
      <div class="card-head">
        <h2>{name}</h2>
        <p class="soft">
          <ClassSize at={at} of={of} />
        </p>
      </div>
      <p class="soft small">
        {say(`stage.${of.stage}`)} · {say("classes.grade-n", { n: of.grade })}
      </p>
      {of.closed !== null && (
        <Badge icon="minus">{say("places.closed-since", { day: dayWords(of.closed) })}</Badge>
      )}
      <Team of={of} />
      {may && of.closed === null && doing === null && (
        <div class="act-buttons">
          <Button icon="people" onClick={() => setDoing("team")}>
            {say("classes.team-change")}
          </Button>
          <Button kind="quiet" onClick={() => setDoing("changing")}>
            {word("act.edit")}
          </Button>
          <Button kind="quiet" onClick={() => setDoing("closing")}>
            {say("classes.close")}
          </Button>
        </div>
      )}
      {doing === "team" && (
        <TeamForm
          at={at}
          of={of}
          close={close}
          onDone={() => done(say("classes.team-done", { name }))}
        />
      )}
      {doing === "changing" && (
        <ClassForm at={at} of={of} close={close} onDone={() => done(say("classes.changed"))} />
      )}
      {doing === "closing" && (
        <CloseClassForm
          at={at}
          of={of}
          close={close}
          onDone={() => done(say("classes.is-closed", { name }))}
        />
      )}
    </li>
  );
}

/** How many children; those who see names have the way to them. */
function ClassSize({ at, of }: { readonly at: AtSchool; readonly of: ClassRow }) {
  const words = say("classes.size", { n: of.size });
  const named = schoolDoors(standings(), at.places, at.school).includes("children");
  return named ? (
    <a href={areaHash(at.school, "children", of.id)}>{words}</a>
  ) : (
    <span>{words}</span>
  );
}

function Team({ of: { team } }: { readonly of: ClassRow }) {
  if (team.length === 0) return <p class="soft">{say("classes.no-team")}</p>;
  return (
    <ul class="cluster" aria-label={say("classes.team")}>
      {team.map(({ account, name, lead }) => (
        <li key={account}>
          {lead ? (
            <Badge icon="star" tone="good">
              {say("classes.lead-is", { name })}
            </Badge>
          ) : (
            <Badge icon="person">{name}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
