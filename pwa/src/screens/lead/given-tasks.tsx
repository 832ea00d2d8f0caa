/** What a leader asked of others: what is still open, and what was done lately. */

import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { List, Row } from "../../components/list";
import { Badge } from "../../components/state-badge";
import { word } from "../../i18n/lead";
import { dayWords } from "../../i18n/local";
import { session } from "../../models/session";
import { type Task, tasks } from "../../models/tasks";
import { nameOf } from "../answer-words";

/** So many that are done are shown. */
const DONE = 5;

export function GivenTasks() {
  const me = session.value?.user;
  const given = tasks.value.filter(({ by }) => by === me).sort((one, other) => other.at - one.at);
  const open = given.filter(({ done }) => !done);
  const done = given.filter((each) => each.done).slice(0, DONE);
  return (
    <Section title={word("tasks")}>
      {given.length > 0 && (
        <List>
          {[...open, ...done].map((each) => (
            <TaskRow key={each.rid} task={each} />
          ))}
        </List>
      )}
      <div>
        <Button icon="plus" href="#/inbox/task">
          {word("task.give")}
        </Button>
      </div>
    </Section>
  );
}

function TaskRow({ task }: { readonly task: Task }) {
  const due = task.due === null ? "" : word("task.by", { date: dayWords(task.due) });
  const detail = [nameOf("people", task.for), due].filter((each) => each !== "").join(" · ");
  return (
    <Row
      title={task.text}
      detail={detail}
      end={
        task.done ? (
          <Badge icon="check" tone="good">
            {word("task.done")}
          </Badge>
        ) : undefined
      }
    />
  );
}
