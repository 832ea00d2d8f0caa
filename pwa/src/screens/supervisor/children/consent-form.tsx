/** What a guardian said, noted once: records and photos apart, a no as easy as a yes. */

import { useState } from "preact/hooks";
import { dateOf } from "../../../forms/week";
import { say } from "../../../i18n/children";
import { word } from "../../../i18n/registers";
import {
  type ChildRow,
  noteConsent,
  PHOTO_CONSENTS,
  RECORD_CONSENTS,
} from "../../../models/office-children";
import { ActForm } from "../registers/act-form";
import { ChoiceField, DayField, missing } from "../registers/fields";
import type { AtSchool } from "../registers/standpoint";

const GUARDIANS = ["mother", "father", "grandparent", "guardian"] as const;

interface ConsentFormProps {
  readonly at: AtSchool;
  readonly child: ChildRow;
  readonly close: () => void;
  readonly onDone: () => void;
}

export function ConsentForm({ at, child, close, onDone }: ConsentFormProps) {
  const [record, setRecord] = useState("");
  const [photo, setPhoto] = useState("");
  const [guardian, setGuardian] = useState("");
  const [date, setDate] = useState(dateOf(Date.now()));
  const asked = record !== "none";
  const told = {
    record: RECORD_CONSENTS.find((each) => each === record) ?? "none",
    photo: PHOTO_CONSENTS.find((each) => each === photo) ?? "none",
    guardian,
    date,
  };
  return (
    <ActForm
      title={say("consent.title", { name: child.name })}
      words={<p class="soft">{say("consent.words")}</p>}
      yes={word("act.save")}
      check={() => missing({ record, photo, date, ...(asked && { guardian }) })}
      act={(stop) => noteConsent(at.office, child.id, told, stop)}
      onDone={onDone}
      close={close}
    >
      <ChoiceField
        name="record"
        label={say("consent.record")}
        value={record}
        onChange={setRecord}
        options={RECORD_CONSENTS.map((value) => ({ value, label: say(`consent.${value}`) }))}
      />
      <ChoiceField
        name="photo"
        label={say("consent.photo")}
        value={photo}
        onChange={setPhoto}
        options={PHOTO_CONSENTS.map((value) => ({ value, label: say(`photo.${value}`) }))}
      />
      <ChoiceField
        name="guardian"
        label={say("consent.guardian")}
        value={guardian}
        onChange={setGuardian}
        options={GUARDIANS.map((value) => ({
          value: say(`guardian.${value}`),
          label: say(`guardian.${value}`),
        }))}
      />
      <DayField name="date" label={say("consent.date")} value={date} onChange={setDate} />
    </ActForm>
  );
}
