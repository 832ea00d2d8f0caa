/** Giving a task: whom, what, by when, and with which form it is done. */

import { useState } from "preact/hooks";
import { Button } from "../../components/button";
import { DateRow } from "../../components/date-row";
import { FieldBox } from "../../components/field-box";
import { Head } from "../../components/head";
import { Notice } from "../../components/notice";
import { Picker } from "../../components/picker";
import { TextAnswer } from "../../components/text-answer";
import { word } from "../../i18n/lead";
import { dayWords, local } from "../../i18n/local";
import { giveTask, LONGEST_TASK } from "../../models/giving";
import { forms, people } from "../../models/library";
import { session } from "../../models/session";
import { today } from "../clock";
import { go } from "../route";

const INBOX = "#/inbox";

interface Begun {
  readonly for: string;
  readonly text: string;
  readonly due: string;
  readonly form: string;
}

export function GiveTask() {
  const [task, setTask] = useState<Begun>({ for: "", text: "", due: "", form: "" });
  const [failed, setFailed] = useState(false);
  const set = (change: Partial<Begun>) => setTask({ ...task, ...change });
  const text = task.text.trim();
  const send = async () => {
    try {
      await giveTask({ for: task.for, text, due: task.due || null, form: task.form || null });
      go(INBOX, true);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Head title={word("task.give")} back={INBOX} />
      <main class="page stack-loose">
        <Whom chosen={task.for} onChange={(person) => set({ for: person })} />
        <FieldBox id="task-text" label={word("task.text")}>
          <TextAnswer
            id="task-text"
            long
            value={task.text}
            maxLength={LONGEST_TASK}
            onChange={(words) => set({ text: words })}
          />
        </FieldBox>
        <FieldBox
          id="task-due"
          label={word("task.due")}
          aside={task.due && dayWords(task.due)}
          optional
          group
        >
          <DateRow
            id="task-due"
            label={word("task.due")}
            value={task.due}
            today={today.value}
            earliest={today.value}
            ahead
            onChange={(due) => set({ due })}
          />
        </FieldBox>
        <WithForm chosen={task.form} onChange={(form) => set({ form })} />
        {failed && <Notice tone="bad">{word("task.failed")}</Notice>}
        <Button
          kind="primary"
          wide
          disabled={task.for === "" || text === "" || text.length > LONGEST_TASK}
          onClick={() => void send()}
        >
          {word("task.send")}
        </Button>
      </main>
    </>
  );
}

interface ChoiceProps {
  readonly chosen: string;
  readonly onChange: (value: string) => void;
}

function Whom({ chosen, onChange }: ChoiceProps) {
  const me = session.value?.user;
  const here = people.value.filter(({ id, left }) => id !== me && left === undefined);
  return (
    <FieldBox id="task-for" label={word("task.for")} group>
      <Picker
        id="task-for"
        label={word("task.for")}
        options={here.map(({ id, name }) => ({ value: id, label: name }))}
        none={word("task.nobody")}
        chosen={chosen === "" ? [] : [chosen]}
        onChange={([person = ""]) => onChange(person)}
      />
    </FieldBox>
  );
}

function WithForm({ chosen, onChange }: ChoiceProps) {
  const entries = forms.value.filter(({ closed, layer }) => !closed && layer !== "register");
  return (
    <FieldBox id="task-form" label={word("task.form")} hint={word("task.form.hint")} optional group>
      <Picker
        id="task-form"
        label={word("task.form")}
        options={entries.map(({ id, title }) => ({ value: id, label: local(title) }))}
        none=""
        chosen={chosen === "" ? [] : [chosen]}
        onChange={([form = ""]) => onChange(form)}
      />
    </FieldBox>
  );
}
