/** Two kinds of silence that are never mixed: quiet schools, and schools not heard from. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../../../components/icon";
import { dateOf } from "../../../forms/week";
import { localized } from "../../../i18n/office";
import { dayWords } from "../../../i18n/office-time";
import { say } from "../../../i18n/overview";
import type { SchoolRow } from "../../../models/office-shapes";
import { type OverviewChoice, overviewHash, recordsHash } from "../office-route";

interface SilencesProps {
  readonly schools: readonly SchoolRow[];
  readonly choice: OverviewChoice;
}

/** How many schools of a group are named before the rest is behind a link. */
const NAMED = 12;

/** In the order of the organisation, as they came. */
export function Silences({ schools, choice }: SilencesProps) {
  const of = (state: Silent) => schools.filter((school) => school.state === state);
  const groups = SILENT.map((state) => [state, of(state)] as const);
  if (groups.every(([, found]) => found.length === 0)) return null;
  return (
    <section class="stack-tight" aria-labelledby="overview-silences">
      <h2 id="overview-silences">{say("silences.title")}</h2>
      <div class="overview-silences">
        {groups.map(([state, found]) =>
          found.length === 0 ? null : (
            <Group key={state} state={state} schools={found} choice={choice} />
          ),
        )}
      </div>
    </section>
  );
}

type Silent = "quiet" | "not-heard";

const SILENT: readonly Silent[] = ["quiet", "not-heard"];
const ICONS: Readonly<Record<Silent, IconName>> = { quiet: "minus", "not-heard": "cloud-off" };

interface GroupProps extends SilencesProps {
  readonly state: Silent;
}

function Group({ state, schools, choice }: GroupProps) {
  const count = schools.length;
  return (
    <section class="card stack-tight" aria-label={say(`silences.${state}`, { count })}>
      <h3 class="overview-group">
        <Icon name={ICONS[state]} size="small" />
        {say(`silences.${state}`, { count })}
      </h3>
      <p class="small soft">{say(`silences.${state}-words`)}</p>
      <ul class="overview-names">
        {schools.slice(0, NAMED).map((school) => (
          <li key={school.id}>
            <a href={recordsHash({ school: school.id })}>{localized(school.name)}</a>{" "}
            <Since school={school} />
          </li>
        ))}
      </ul>
      {count > NAMED && (
        <a href={overviewHash({ ...choice, state })}>{say("silences.all", { count })}</a>
      )}
    </section>
  );
}

function Since({ school: { state, heard } }: { readonly school: SchoolRow }): ComponentChildren {
  if (state !== "not-heard") return null;
  const words =
    heard === null
      ? say("silences.ever")
      : say("silences.since", { date: dayWords(dateOf(heard)) });
  return <span class="soft small">{words}</span>;
}
