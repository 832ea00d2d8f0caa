/** Asking a teacher to do something: who, what, by when, and the record that will say it is done. */

import { useState } from "preact/hooks";
import { Button } from "../../../components/button";
import { say } from "../../../i18n/inbox";
import { localized } from "../../../i18n/office";
import type { Office } from "../../../models/office";
import { giveTask } from "../../../models/office-inbox";
import type { Items, PlaceRow } from "../../../models/office-places";
import { PLACES } from "../../../models/office-places";
import type { FiltersAnswer } from "../../../models/office-shapes";
import { ActForm } from "../registers/act-form";
import { DayField, missing, PickField, TextField } from "../registers/fields";
import { usePeople } from "../registers/person-field";
import { standings } from "../registers/standpoint";
import { useView } from "../use-view";

interface TaskDoorProps {
  readonly office: Office;
  readonly onGiven: (said: string) => void;
}

const LONGEST = 200;

/** Only who leads a school asks somebody there. */
export function TaskDoor({ office, onGiven }: TaskDoorProps) {
  const [open, setOpen] = useState(false);
  const led = standings().filter(({ role }) => role === "head");
  if (led.length === 0) return null;
  if (!open) {
    return (
      <Button icon="plus" onClick={() => setOpen(true)}>
        {say("task.open")}
      </Button>
    );
  }
  const given = (said: string) => {
    setOpen(false);
    onGiven(said);
  };
  const schools = led.map(({ place }) => place);
  return (
    <TaskForm office={office} schools={schools} onGiven={given} close={() => setOpen(false)} />
  );
}

interface TaskFormProps extends TaskDoorProps {
  /** Where this person may ask somebody. */
  readonly schools: readonly string[];
  readonly close: () => void;
}

function TaskForm({ office, schools, onGiven, close }: TaskFormProps) {
  const [school, setSchool] = useState(schools[0] ?? "");
  const [who, setWho] = useState<readonly string[]>([]);
  const [text, setText] = useState("");
  const [due, setDue] = useState("");
  const [form, setForm] = useState<readonly string[]>([]);
  const people = usePeople(office, school) ?? [];
  const places = useView<Items<PlaceRow>>(office, null, PLACES).state.value.data?.items ?? [];
  const filters = useView<FiltersAnswer>(office, "filters", "/api/views/filters");
  const forms = filters.state.value.data?.forms ?? [];
  const name = people.find(({ id }) => id === who[0])?.name ?? "";
  return (
    <ActForm
      title={say("task.title")}
      words={<p>{say("task.words")}</p>}
      yes={say("task.give")}
      check={() => missing({ for: who, text })}
      act={(stop) => giveTask(office, taskOf(school, who, text, due, form), stop)}
      onDone={() => onGiven(say("task.given", { name, text: text.trim() }))}
      close={close}
    >
      {schools.length > 1 && (
        <PickField
          name="school"
          label={say("task.school")}
          value={[school]}
          onChange={([chosen = ""]) => setSchool(chosen)}
          options={places
            .filter(({ id }) => schools.includes(id))
            .map((place) => ({ value: place.id, label: localized(place.name) }))}
        />
      )}
      <PickField
        name="for"
        label={say("task.for")}
        value={who}
        onChange={setWho}
        options={people.map((person) => ({ value: person.id, label: person.name }))}
      />
      <TextField
        name="text"
        label={say("task.text")}
        long
        maxLength={LONGEST}
        value={text}
        onChange={setText}
      />
      <DayField name="due" label={say("task.due")} optional value={due} onChange={setDue} />
      <PickField
        name="form"
        label={say("task.form")}
        optional
        value={form}
        onChange={setForm}
        options={forms.map(({ id, title }) => ({ value: id, label: localized(title) }))}
      />
    </ActForm>
  );
}

function taskOf(
  school: string,
  who: readonly string[],
  text: string,
  due: string,
  form: readonly string[],
) {
  return {
    school,
    for: who[0] ?? "",
    text: text.trim(),
    due: due || null,
    form: form[0] ?? null,
  };
}
