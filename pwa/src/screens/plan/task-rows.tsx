/** What a head asked of this person: each line opens the form that does it, or is ticked. */

import { Button } from "../../components/button";
import { Section } from "../../components/card";
import { Icon } from "../../components/icon";
import { List } from "../../components/list";
import { dayWords } from "../../i18n/local";
import { tell } from "../../i18n/plan";
import { people } from "../../models/library";
import { ownTasks, type Task, tickTask } from "../../models/tasks";
import { givenHash } from "./addresses";

export function Tasks() {
  const asked = ownTasks.value;
  if (asked.length === 0) return null;
  return (
    <Section title={tell("task.title")}>
      <List>
        {asked.map((task) => (
          <TaskRow key={task.rid} task={task} />
        ))}
      </List>
    </Section>
  );
}

export function TaskRow({ task }: { readonly task: Task }) {
  const { form, due } = task;
  const words = (
    <span class="row-text">
      <span class="row-title">{taskWords(task)}</span>
      {due && <span class="row-detail">{tell("task.due", { day: dayWords(due) })}</span>}
    </span>
  );
  if (form) {
    return (
      <li>
        <a class="row" href={givenHash(form, [["_task", task.rid]])}>
          {words}
          <Icon name="forward" />
        </a>
      </li>
    );
  }
  return (
    <li class="row">
      {words}
      <Button icon="check" onClick={() => void tickTask(task)}>
        {tell("task.done")}
      </Button>
    </li>
  );
}

function taskWords({ by, text }: Task): string {
  const name = people.value.find(({ id }) => id === by)?.name ?? tell("task.somebody");
  return tell("task.from", { name, text });
}
