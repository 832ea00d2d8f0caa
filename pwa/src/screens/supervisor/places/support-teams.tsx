/** Support teams: people of several schools sent out together, and who leads them. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { Empty } from "../../../components/empty";
import { Badge } from "../../../components/state-badge";
import { say } from "../../../i18n/places";
import { word } from "../../../i18n/registers";
import { SUPPORT_TEAMS, type TeamOfSupport } from "../../../models/office-people";
import type { Items } from "../../../models/office-places";
import { isOver, spanWords } from "../registers/dated";
import { mayChangeWide, type Standpoint } from "../registers/standpoint";
import { WideArea } from "../registers/wide-area";
import { useView } from "../use-view";
import { SkeletonRows, Viewed } from "../viewed";
import { SupportTeamForm } from "./support-team-form";

export function SupportTeamsPage({ at }: { readonly at: Standpoint }) {
  const view = useView<Items<TeamOfSupport>>(at.office, null, SUPPORT_TEAMS);
  const [doing, setDoing] = useState<TeamOfSupport | "new" | null>(null);
  const [said, setSaid] = useState("");
  const may = mayChangeWide("support-teams", at);
  const add = may && doing !== "new" && (
    <Button kind="primary" icon="plus" onClick={() => setDoing("new")}>
      {say("teams.add")}
    </Button>
  );
  const form = (team: TeamOfSupport | null) => (
    <SupportTeamForm
      at={at}
      team={team}
      close={() => setDoing(null)}
      onDone={() => {
        setDoing(null);
        setSaid(say("teams.saved"));
        void view.reload();
      }}
    />
  );
  return (
    <WideArea title={word("door.support-teams")} lead={say("teams.lead")} said={said} actions={add}>
      {doing === "new" && form(null)}
      <Viewed view={view} skeleton={<SkeletonRows rows={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={add}>{say("teams.none")}</Empty>
          ) : (
            <div class="stack">
              {items.map((team) =>
                doing === team ? (
                  form(team)
                ) : (
                  <TeamCard key={team.id} team={team} onEdit={may ? () => setDoing(team) : null} />
                ),
              )}
            </div>
          )
        }
      </Viewed>
    </WideArea>
  );
}

interface TeamCardProps {
  readonly team: TeamOfSupport;
  readonly onEdit: (() => void) | null;
}

function TeamCard({ team, onEdit }: TeamCardProps) {
  const { name } = team;
  return (
    <article
      class={isOver(team) ? "card stack-tight dated-over" : "card stack-tight"}
      aria-label={name}
    >
      <div class="card-head">
        <h2>{name}</h2>
        {onEdit && !isOver(team) && (
          <Button kind="quiet" onClick={onEdit}>
            {word("act.edit")}
          </Button>
        )}
      </div>
      <p class="small soft">{spanWords(team)}</p>
      <ul class="cluster" aria-label={say("teams.members")}>
        {team.people.map((person) => (
          <li key={person.id}>
            {person.id === team.captain ? (
              <Badge icon="star" tone="good">
                {say("teams.captain-is", { name: person.name })}
              </Badge>
            ) : (
              <Badge icon="person">{person.name}</Badge>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}
