/** What the week asks for on Home: a few quiet lines, none when people rest. */

import type { ComponentChildren } from "preact";
import { Icon } from "../../components/icon";
import { addDays } from "../../forms/week";
import { dayWords, local } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { terms } from "../../models/library";
import { concerningOn, type Plan, templates } from "../../models/plans";
import { recordsReady } from "../../models/records";
import { sharedReady } from "../../models/shared-rows";
import { ownTasks } from "../../models/tasks";
import { rightNow, today } from "../clock";
import { ownRecords } from "../own-records";
import { givenHash, writeHash } from "./addresses";
import { isPlaced } from "./adopt-part";
import { type DueSoon, dueSoon } from "./due-soon";
import { byWords, periodWords } from "./line-words";
import { isQuiet } from "./quiet";
import { type Reminder, remindersOn } from "./reminders";
import { TaskRow } from "./task-rows";

/** More would be a list to work off. */
const MOST = 4;
const TASKS = 3;

/** The way from Home to the plans. */
export function PlanLink() {
  return (
    <a class="more-link" href="#/plan">
      {tell("home.link")}
    </a>
  );
}

export function WeekLines() {
  if (!sharedReady.value || !recordsReady.value) return null;
  const running = concerningOn(today.value);
  const hour = new Date(rightNow.value).getHours();
  const quiet = isQuiet(today.value, hour, terms.value);
  return (
    <>
      {!quiet && <Lines running={running} />}
      {running.length === 0 && isPlaced() && templates.value.length > 0 && (
        <p>
          <a class="more-link" href="#/plan/new">
            {tell("home.offer")}
          </a>
        </p>
      )}
    </>
  );
}

function Lines({ running }: { readonly running: readonly Plan[] }) {
  const asked = ownTasks.value.slice(0, TASKS);
  const set = remindersOn(today.value, ownRecords.value).slice(0, MOST);
  const due = dueSoon(running, sunday()).slice(0, MOST - set.length);
  if (asked.length + set.length + due.length === 0) return null;
  return (
    <ul class="list card card-flush" aria-label={tell("home.due")}>
      {asked.map((task) => (
        <TaskRow key={task.rid} task={task} />
      ))}
      {set.map((each) => (
        <ReminderLine key={each.rid} reminder={each} />
      ))}
      {due.map((each) => (
        <DueLine key={`${each.plan} ${each.target.id}`} due={each} />
      ))}
    </ul>
  );
}

function DueLine({ due: { target, lines, next } }: { readonly due: DueSoon }) {
  const [line] = lines;
  if (!line) return null;
  const apart = lines.length === 1 ? line.name : "";
  const title = apart && line.subject.kind !== "person" ? ` · ${apart}` : "";
  const how =
    lines.length > 1 ? tell("home.several", { n: lines.length }) : periodWords(target, line);
  return (
    <Line href={writeHash(target)} title={local(target.title) + title}>
      {target.within_days === undefined
        ? `${how} · ${byWords(next, today.value)}`
        : tell("next.freshness")}
    </Line>
  );
}

function ReminderLine({ reminder: { form, day, words } }: { readonly reminder: Reminder }) {
  return <Line href={givenHash(form, [])} title={tell(words, { day: dayWords(day) })} />;
}

interface LineProps {
  readonly href: string;
  readonly title: string;
  readonly children?: ComponentChildren;
}

function Line({ href, title, children }: LineProps) {
  return (
    <li>
      <a class="row row-quiet" href={href}>
        <span class="row-text">
          <span class="row-title">{title}</span>
          {children && <span class="row-detail">{children}</span>}
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}

function sunday(): string {
  const weekday = new Date(`${today.value}T00:00:00Z`).getUTCDay();
  return addDays(today.value, (7 - weekday) % 7);
}
