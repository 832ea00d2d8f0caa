/** What the rules may know while a form is tried: this computer's lists, with samples where they are empty. */

import type { CompiledForm, ExternalItem, FormContext } from "../../forms/compiled";
import { tell } from "../../i18n/forms";
import { formContext } from "../fill/form-context";

const SAMPLES = [1, 2, 3];

/** The context of a record that nobody keeps. */
export function trialContext(form: CompiledForm): FormContext {
  const here = formContext(form.id, null);
  return {
    ...here,
    label: (source, value) => here.label(source, value) || value,
    items: (source) => {
      const items = here.items(source);
      return items.length > 0 || source === "latest" ? items : samples();
    },
  };
}

/** A sample is called as its value is: nothing else knows its name. */
function samples(): readonly ExternalItem[] {
  return SAMPLES.map((n) => {
    const name = tell("trial.sample", { n });
    return { value: name, label: { zh: name, en: name }, columns: {} };
  });
}
