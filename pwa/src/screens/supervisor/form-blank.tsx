/** The blank sheet of any version of a form, also of one that is not published yet. */

import type { Office } from "../../models/office";
import { SheetPage } from "../blank/sheet-page";
import { FormShown } from "./form-shown";
import { CHECKED, type FormChoice, formHash } from "./forms-route";

interface FormBlankProps {
  readonly office: Office;
  readonly of: FormChoice;
}

export function FormBlank({ office, of }: FormBlankProps) {
  const back = of === null ? CHECKED : formHash(of.id, of.version);
  return (
    <FormShown office={office} of={of} back={back}>
      {(form) => <SheetPage form={form} back={back} />}
    </FormShown>
  );
}
