/** Who comes to a school for a time and who goes from it. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Section } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { dayWords } from "../../../i18n/office-time";
import { tell } from "../../../i18n/people";
import { word } from "../../../i18n/registers";
import { type PlacementRow, placementsPath } from "../../../models/office-people";
import type { Items } from "../../../models/office-places";
import { Dated, isOver } from "../registers/dated";
import type { Places } from "../registers/places";
import { SchoolArea } from "../registers/school-area";
import { type AtSchool, mayChange } from "../registers/standpoint";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { EndPlacementForm, NewPlacementForm } from "./placement-forms";

export function PlacementsPage({ at }: { readonly at: AtSchool }) {
  const { office, school } = at;
  const view = useView<Items<PlacementRow>>(office, null, placementsPath(school));
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const may = mayChange("placements", at);
  const done = (words: string) => {
    setAdding(false);
    setSaid(words);
    void view.reload();
  };
  const add = may && !adding && (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {tell("placement.add")}
    </Button>
  );
  return (
    <SchoolArea
      at={at}
      title={word("door.placements")}
      lead={tell("placement.lead")}
      said={said}
      actions={add}
    >
      {adding && <NewPlacementForm at={at} close={() => setAdding(false)} onDone={done} />}
      <Viewed view={view} skeleton={<SkeletonRows rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={add}>{tell("placement.none")}</Empty>
          ) : (
            <BothWays at={at} items={items} may={may} onDone={done} />
          )
        }
      </Viewed>
    </SchoolArea>
  );
}

interface BothWaysProps {
  readonly at: AtSchool;
  readonly items: readonly PlacementRow[];
  readonly may: boolean;
  readonly onDone: (said: string) => void;
}

function BothWays({ at, items, may, onDone }: BothWaysProps) {
  const coming = items.filter(({ hosts }) => hosts.includes(at.school));
  const going = items.filter(({ hosts }) => !hosts.includes(at.school));
  const ways = [
    { title: tell("placement.in"), shown: coming },
    { title: tell("placement.out"), shown: going },
  ];
  return (
    <div class="stack-loose">
      {ways.map(
        ({ title, shown }) =>
          shown.length > 0 && (
            <Section key={title} title={title}>
              <ul class="card card-flush list" aria-label={title}>
                {[...shown].sort(runningFirst).map((placement) => (
                  <PlacementLine key={placement.id} {...{ at, placement, may, onDone }} />
                ))}
              </ul>
            </Section>
          ),
      )}
    </div>
  );
}

interface PlacementLineProps {
  readonly at: AtSchool;
  readonly placement: PlacementRow;
  readonly may: boolean;
  readonly onDone: (said: string) => void;
}

function PlacementLine({ at, placement, may, onDone }: PlacementLineProps) {
  const [ending, setEnding] = useState(false);
  const name = placement.name;
  return (
    <>
      <Dated
        title={name}
        detail={placementWords(placement, at.places)}
        span={placement}
        action={
          may && (
            <Button kind="quiet" onClick={() => setEnding(true)}>
              {word("span.end")}
            </Button>
          )
        }
      />
      {ending && (
        <li class="dated">
          <EndPlacementForm
            at={at}
            placement={placement}
            close={() => setEnding(false)}
            onDone={(until) => {
              setEnding(false);
              onDone(tell("placement.ended", { name, day: dayWords(until) }));
            }}
          />
        </li>
      )}
    </>
  );
}

/** Which kind of placement, where to, and on which days. */
function placementWords({ type, hosts, timetable }: PlacementRow, places: Places): string {
  const where = hosts.map((host) => places.name(host)).join(tell("comma"));
  return [tell(`placement.${type}`), tell("placement.at", { hosts: where }), timetable]
    .filter(Boolean)
    .join(" · ");
}

function runningFirst(one: PlacementRow, other: PlacementRow): number {
  return Number(isOver(one)) - Number(isOver(other)) || other.since.localeCompare(one.since);
}
