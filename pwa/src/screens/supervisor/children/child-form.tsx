/** A child as it is entered: name, sex, year of birth, class; nothing else is asked. */

import { useState } from "preact/hooks";
import { say } from "../../../i18n/children";
import { localized } from "../../../i18n/office";
import { word } from "../../../i18n/registers";
import { type ChildRow, keepChild, type Sex } from "../../../models/office-children";
import type { ClassRow } from "../../../models/office-places";
import { ActForm, type Errors } from "../registers/act-form";
import { ChoiceField, missing, PickField, TextField } from "../registers/fields";
import type { AtSchool } from "../registers/standpoint";

const SEXES: readonly Sex[] = ["f", "m"];
const OLDEST = 19;

interface ChildFormProps {
  readonly at: AtSchool;
  /** The class in which a new child is entered. */
  readonly of: string;
  /** The child that is corrected; null for a new one. */
  readonly child: ChildRow | null;
  /** The classes to which a child may be moved. */
  readonly classes?: readonly ClassRow[];
  readonly close: () => void;
  readonly onDone: (child: ChildRow) => void;
}

export function ChildForm({ at, of, child, classes = [], close, onDone }: ChildFormProps) {
  const [name, setName] = useState(child?.name ?? "");
  const [sex, setSex] = useState<string>(child?.sex ?? "");
  const [year, setYear] = useState(String(child?.birth_year ?? ""));
  const [inClass, setInClass] = useState<readonly string[]>([of]);
  const told = {
    class: inClass[0] ?? of,
    name: name.trim(),
    sex: sex === "f" ? ("f" as const) : ("m" as const),
    birth_year: Number(year),
  };
  return (
    <ActForm
      title={child ? say("child.change", { name: child.name }) : say("children.add")}
      words={<p class="soft">{say("child.words")}</p>}
      yes={word("act.save")}
      check={() => ({ ...yearFault(year), ...missing({ name, sex, birth_year: year }) })}
      act={(stop) => keepChild(at.office, child?.id ?? null, told, stop)}
      onDone={onDone}
      close={close}
    >
      <TextField
        name="name"
        label={say("child.name")}
        value={name}
        onChange={setName}
        maxLength={20}
      />
      <ChoiceField
        name="sex"
        label={say("child.sex")}
        value={sex}
        onChange={setSex}
        options={SEXES.map((value) => ({ value, label: say(`sex.${value}`) }))}
      />
      <TextField
        name="birth_year"
        label={say("child.year")}
        value={year}
        onChange={setYear}
        maxLength={4}
        numeric
      />
      {classes.length > 1 && (
        <PickField
          name="class"
          label={say("child.class")}
          value={inClass}
          onChange={setInClass}
          options={classes.map(({ id, name: words }) => ({ value: id, label: localized(words) }))}
        />
      )}
    </ActForm>
  );
}

function yearFault(year: string): Errors {
  const number = Number(year);
  const now = new Date().getFullYear();
  const fits = /^\d{4}$/.test(year) && number <= now && number >= now - OLDEST;
  return fits ? {} : { birth_year: say("child.year-wrong") };
}
