/** A sheet of slips for a school, to print and to cut: whom for, and what becomes of older ones. */

import { useState } from "preact/hooks";
import { tell } from "../../../i18n/people";
import { language } from "../../../models/language";
import { type PersonRow, type Purpose, printSlips } from "../../../models/office-people";
import { saveAs } from "../../../models/save-as";
import { ActForm } from "../registers/act-form";
import { ChoiceField } from "../registers/fields";
import type { AtSchool } from "../registers/standpoint";

interface SlipsFormProps {
  readonly at: AtSchool;
  readonly people: readonly PersonRow[];
  readonly close: () => void;
  /** The sheet was saved under this name. */
  readonly onPrinted: (name: string) => void;
}

type Whom = "new" | "all";

export function SlipsForm({ at, people, close, onPrinted }: SlipsFormProps) {
  const [whom, setWhom] = useState<Whom>("new");
  const open = people.filter(({ disabled }) => !disabled);
  const fresh = open.filter(({ devices }) => devices === 0);
  const purpose: Purpose = "join";
  const options = [
    { value: "new", label: tell("slip.whom-new", { count: fresh.length }) },
    { value: "all", label: tell("slip.whom-all", { count: open.length }) },
  ];
  const chosen = whom === "new" ? { people: fresh.map(({ id }) => id) } : { school: at.school };
  return (
    <ActForm
      title={tell("slip.sheet")}
      words={<p class="soft">{tell("slip.sheet-words")}</p>}
      yes={tell("slip.sheet-yes")}
      check={() => (whom === "new" && fresh.length === 0 ? { whom: tell("slip.nobody") } : {})}
      act={(stop) => printSlips(at.office, chosen, purpose, language.peek(), stop)}
      onDone={({ blob, name }) => {
        saveAs(blob, name);
        onPrinted(name);
      }}
      close={close}
    >
      <ChoiceField
        name="whom"
        label={tell("slip.whom")}
        value={whom}
        onChange={(value) => setWhom(value === "all" ? "all" : "new")}
        options={options}
      />
    </ActForm>
  );
}
